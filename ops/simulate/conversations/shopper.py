"""One synthetic shopper: what they say next, seeing only what a customer sees."""

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from ops.simulate.conversations.goals import NEEDS, Goal
from ops.simulate.conversations.people import NATURES, Feeling, Manner, Nature

_LINES = Path(__file__).with_name("lines.toml")
PERSON = "/talk_to_human"
_NOT_A_STEP = (PERSON, "/deny", "/like", "/dislike", "/buy", "/why_product", "/stop_mood")


@cache
def lines() -> Mapping[str, Any]:
    """Return what shoppers say."""
    return tomllib.loads(_LINES.read_text(encoding="utf-8"))


@dataclass
class Shopper:
    """Somebody with a goal and a manner.

    Attributes
    ----------
    want
        "refund" or "replacement": which of two ways they choose where there is a choice.
    """

    customer_id: str
    order_id: str
    manner: Manner
    goal: Goal
    want: str
    random: Random
    feeling: Feeling = field(init=False)
    stuck: int = 0

    def __post_init__(self) -> None:
        self.feeling = Feeling(self.nature.heat, self.nature.joy)

    @property
    def nature(self) -> Nature:
        """What their manner is like."""
        return NATURES[self.manner]

    @property
    def gives_up(self) -> bool:
        """Whether they have had enough."""
        return self.stuck >= self.nature.patience

    def opening(self) -> str:
        """Return their first message."""
        return self._line(lines()["open"][self.manner][self.goal])

    def step(self, buttons: Sequence[Mapping[str, str]]) -> str | None:
        """Return the message that takes the way forward among these buttons; None when there is none."""
        for button in buttons:
            if self._leads_on(button):
                pressed = self.random.random() < self.nature.presses
                return button["payload"] if pressed else self._in_words(button)
        return None

    def insist(self) -> str:
        """Return their matter once more."""
        line = self._line(lines()["insist"][self.goal])
        return line.upper() + "!!" if self.feeling.heat > 0.8 else line

    def last_words(self) -> str:
        """Return what they say when they have what they came for."""
        if self.manner is Manner.DELIGHTED:
            return self._line(lines()["say"]["done_delighted"])
        return self._line(lines()["say"]["done_upset" if self.feeling.is_angry else "done_calm"])

    def is_yes(self, message: str) -> bool:
        """Return whether a message of theirs is a yes."""
        return message == "/affirm" or message in lines()["say"]["yes"]

    def repeats_a_yes(self) -> bool:
        """Return whether a yes goes out twice."""
        return self.random.random() < self.nature.doubles

    def _leads_on(self, button: Mapping[str, str]) -> bool:
        payload, title = button["payload"], button["title"].lower()
        intent, values = _parsed(payload)
        if payload.startswith(_NOT_A_STEP) and self.goal is not Goal.PERSON:
            return False
        if values.get("order_number") not in {None, self.order_id}:
            return False
        if "choice" in values:
            return values["choice"] == self.want
        if intent == "affirm":
            return not self._other_way(title)
        return intent in NEEDS[self.goal].intents or intent == "inform_order"

    def _other_way(self, title: str) -> bool:
        """Return whether a yes with this title would be a yes to what they do not want."""
        if self.goal in {Goal.QUESTION, Goal.RECOMMEND, Goal.TRACK}:
            return "settled" not in title
        if "replacement" in title:
            return self.want != "replacement"
        return ("refund" in title or "cancel" in title) and self.want != "refund"

    def _in_words(self, button: Mapping[str, str]) -> str:
        intent, values = _parsed(button["payload"])
        if "choice" in values:
            return self._line(lines()["say"][values["choice"]])
        if intent == "affirm":
            return self._line(lines()["say"]["yes"])
        if intent == "inform_order":
            return self._line(lines()["say"]["number"])
        return self.insist()

    def _line(self, choices: Sequence[str]) -> str:
        return self.random.choice(choices).format(order=self.order_id)


def _parsed(payload: str) -> tuple[str, dict[str, str]]:
    intent, brace, rest = payload.removeprefix("/").partition("{")
    return intent, json.loads(brace + rest) if brace else {}
