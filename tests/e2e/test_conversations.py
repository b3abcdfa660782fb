"""Long conversations with the whole running system: what is heard, and what is in the books after.

Whatever the conversation, some things hold on every turn: an answer comes unless a person has the
conversation, nothing is offered to an upset customer, no gap in a sentence stays unfilled.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml
from rich.console import Console

from ops import secret
from ops.build.everything import build
from ops.settings import Settings, read_settings
from ops.simulate.conversations.goals import NEEDS, Goal
from ops.simulate.conversations.stage import FIRST_CUSTOMER, FIRST_ORDER, Part, furnish, playing
from ops.talk.conversation import Answer, Conversation
from store import Store, open_store

SCRIPTS: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("conversations.yml").read_text(encoding="utf-8")
)
FLOOD = "I ordered a lamp and I would like to know how things stand. " * 500
UPSET = {"anger", "frustration"}

pytestmark = [pytest.mark.e2e, pytest.mark.slow]


@dataclass(frozen=True, slots=True)
class Stage:
    """The running system, with an order for each script."""

    settings: Settings
    parts: list[Part]


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """Run the system on a database of its own."""
    settings = read_settings()
    build(settings, Console(quiet=True))
    parts = [
        Part(f"C{FIRST_CUSTOMER + number}", f"AT{FIRST_ORDER + number}", Goal(script["order"]), True)
        for number, script in enumerate(SCRIPTS)
    ]
    own = furnish(tmp_path_factory.mktemp("stage"), settings, parts, seed=1)
    with playing(own):
        yield Stage(own, parts)


@pytest.mark.parametrize("number", range(len(SCRIPTS)), ids=[script["name"] for script in SCRIPTS])
def test_conversation(stage: Stage, number: int) -> None:
    script, part = SCRIPTS[number], stage.parts[number]
    url = f"http://{stage.settings.host}:{stage.settings.rasa_port}"
    key = secret.ensure(stage.settings.secret_file)
    with httpx.Client(trust_env=False) as client, open_store(stage.settings.database_url) as store:
        line = Conversation(client, url, secret=key, customer_id=part.customer_id)
        answer = Answer()
        called, early = False, bool(script.get("early"))
        for turn in script["turns"]:
            if early and "say" not in turn and store.handovers.of_conversation(line.id):
                break  # a person has it: nothing is left to press
            said = _said(turn, answer, part.order_id)
            answer = line.say(said)
            _check(turn, said, answer, part.order_id, store, line.id)
            called = called or bool(turn.get("person"))
            with_person = bool(store.handovers.of_conversation(line.id))
            assert with_person == called or (with_person and early), f"a person, after {said!r}?"
        order = store.orders.get(part.order_id)
        start = NEEDS[part.goal].start
        assert order is not None
        assert order.status in {script.get("end", start), *({start} if with_person else ())}


def _said(turn: Mapping[str, Any], before: Answer, order_id: str) -> str:
    if "say" in turn:
        return str(turn["say"]).format(order=order_id, flood=FLOOD)
    title = str(turn.get("press") or turn["press_card"])
    cards = [card for reply in before.replies for card in reply["cards"]]
    holders = before.replies if "press" in turn else cards
    buttons = [button for holder in holders for button in holder["buttons"]]
    payload = next((one["payload"] for one in buttons if title.lower() in one["title"].lower()), None)
    assert payload is not None, f"no button {title!r} among {[one['title'] for one in buttons]}"
    return str(payload)


def _check(
    turn: Mapping[str, Any], said: str, answer: Answer, order_id: str, store: Store, conversation_id: str
) -> None:
    text = "\n".join(str(reply["text"]) for reply in answer.replies if reply["text"])
    cards = sum(len(reply["cards"]) for reply in answer.replies)
    with_person = bool(store.handovers.of_conversation(conversation_id))
    assert text or answer.notice or with_person, f"no answer to {said!r}"
    assert not re.search(r"\{\w+\}", text), text
    mood = store.turns.last(conversation_id)
    assert not (cards and mood is not None and mood.mood in UPSET), f"sold to the upset: {said!r}"
    if with_person:
        return
    for part in turn.get("hears", ()):
        assert part.format(order=order_id).lower() in text.lower(), f"{said!r} → {text!r}"
    for part in turn.get("lacks", ()):
        assert part.lower() not in text.lower(), f"{said!r} → {text!r}"
    if "cards" in turn:
        assert (cards == 0) if turn["cards"] == 0 else (cards >= turn["cards"]), f"{said!r} → {cards} cards"
