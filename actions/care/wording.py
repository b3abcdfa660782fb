"""Wording: which variant of a response is said, and with what filled in.

The words themselves live in domain.yml; this module picks and fills. It follows Rasa's own rules for
`{slots}` and conditional variants, adds families by tone ("utter_late_upset" before "utter_late"), and
never repeats a variant while another one of its family is unsaid.
"""

import random
import re
from collections.abc import Mapping, Sequence
from copy import copy
from pathlib import Path
from typing import Any

import yaml

from actions.care.effects import Effects, draw
from actions.care.kinds import Tone
from actions.errors import UnknownFamily

Variant = Mapping[str, Any]
Responses = Mapping[str, Sequence[Variant]]

REMEMBERED = 24
_HOLE = re.compile(r"\{(\w+)\}")


def read_responses(path: Path) -> Responses:
    """Return the responses of a domain file."""
    # In C it takes a tenth of the time.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return dict(yaml.load(path.read_bytes(), Loader=loader).get("responses") or {})  # noqa: S506 a safe one


class Voice:
    """The assistant's voice for one call.

    Parameters
    ----------
    responses
        `responses` of the domain, as Rasa sends it.
    slots
        Fill holes that no value was given for, and decide conditional variants.
    said
        Ids of variants said lately, oldest first.
    seed
        The same seed says the same words.
    effects
        What is known of each wording's effect; the better ones are said more often.
    exploration
        Share of choices that stay even; 1 leaves the effects out.
    """

    def __init__(
        self,
        responses: Responses,
        *,
        tone: Tone = Tone.CALM,
        slots: Mapping[str, Any] | None = None,
        said: Sequence[str] = (),
        seed: str = "",
        effects: Effects | None = None,
        exploration: float = 1.0,
    ) -> None:
        self._responses = responses
        self._slots = slots or {}
        self._said = list(said)
        self._seed = seed
        self._effects, self._exploration = effects or {}, exploration
        self.tone = tone
        self.opened = ""

    @property
    def said(self) -> list[str]:
        """Ids of what was said lately, this call included; belongs into the slot `said`."""
        return self._said[-REMEMBERED:]

    def open_with(self, family: str) -> str:
        """Say one sentence of `family` and remember it as what the answer opened with (`opened`)."""
        words = self.say(family)
        self.opened = self._said[-1]
        return words

    def in_tone(self, tone: Tone) -> "Voice":
        """Return this voice in another tone; the two remember together what was said."""
        other = copy(self)
        other.tone = tone
        return other

    def later(self, slots: Mapping[str, Any]) -> "Voice":
        """Return this voice for what follows the answer; it has opened with nothing yet."""
        other = copy(self)
        other._slots, other._said, other.opened = slots, self.said, ""
        return other

    def knows(self, family: str) -> bool:
        """Return whether domain.yml has `family` or its variant for this tone."""
        return any(name in self._responses for name in self._names(family))

    def say(self, family: str, **values: object) -> str:
        """Return one sentence of `family`, filled in and remembered.

        Raises
        ------
        UnknownFamily
            If domain.yml has no such response.
        """
        name = next((name for name in self._names(family) if self._responses.get(name)), None)
        if name is None:
            raise UnknownFamily(f"domain.yml has no response {family!r}; add it below 'responses:' and train")
        fitting = self._fitting(name)
        chosen = self._choose(name, fitting)
        self._said.append(chosen)
        text = str(self._responses[name][int(chosen.rpartition("#")[2])].get("text") or "")
        return _HOLE.sub(lambda hole: self._fill(hole.group(1), values), text).strip()

    def _names(self, family: str) -> tuple[str, ...]:
        return f"{family}_{self.tone}", family

    def _fitting(self, name: str) -> list[str]:
        """Return ids of the variants whose conditions hold; unconditional ones only if none does."""
        bound, free = [], []
        for index, variant in enumerate(self._responses[name]):
            conditions = variant.get("condition") or []
            if not conditions:
                free.append(f"{name}#{index}")
            elif all(self._slots.get(one.get("name")) == one.get("value") for one in conditions):
                bound.append(f"{name}#{index}")
        return bound or free or [f"{name}#0"]

    def _choose(self, name: str, fitting: Sequence[str]) -> str:
        fresh = [variant for variant in fitting if variant not in self._said]
        if fresh:
            chance = random.Random(f"{self._seed}/{name}/{len(self._said)}")
            return draw(fresh, self._effects, self._exploration, chance)
        last_said = {variant: index for index, variant in enumerate(self._said)}
        return min(fitting, key=lambda variant: last_said[variant])

    def _fill(self, name: str, values: Mapping[str, object]) -> str:
        value = values[name] if name in values else self._slots.get(name)
        return "" if value is None else str(value)
