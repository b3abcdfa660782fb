"""Reading ahead gives the same readings sooner, and reads nothing that may not be read."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from actions.ahead import read_ahead
from actions.house import House
from actions.senses import Senses
from store import Store
from tests.actions.fakes import WordReader
from tests.actions.talker import Talker

Talk = Callable[..., Talker]
TEXT = "[anger] it is late again"


@pytest.fixture
def reader() -> WordReader:
    return WordReader()


@pytest.fixture
def house(house: House, reader: WordReader) -> House:
    return replace(house, senses=Senses(lambda: reader, 5.0))


def told(text: str, message_id: str = "m1", conversation: str = "conversation-1") -> dict[str, Any]:
    latest = {"text": text, "message_id": message_id, "metadata": {"customer_id": "C0001"}}
    events = [{"event": "user", "input_channel": "attune"}]
    return {"tracker": {"sender_id": conversation, "latest_message": latest, "events": events}}


def test_a_message_told_of_is_read_once(house: House, reader: WordReader) -> None:
    read_ahead(house, told(TEXT))
    Talker(house).say("order_late", TEXT)
    assert len(reader.contexts) == 1


def test_it_makes_no_difference_to_the_turn(house: House, store: Store) -> None:
    for conversation in ("told", "untold"):
        for number, text in enumerate(("where is it", TEXT), 1):
            if conversation == "told":
                read_ahead(house, told(text, f"m{number}", conversation))
            Talker(house, conversation=conversation, count=number - 1).say("order_late", text)
    facts = [
        [(turn.emotion, turn.intensity, turn.mood, turn.outcome) for turn in store.turns.recent(name, 9)]
        for name in ("told", "untold")
    ]
    assert facts[0] == facts[1]


def test_another_text_than_told_is_read_itself(house: House, store: Store) -> None:
    read_ahead(house, told("[delight] lovely"))
    Talker(house).say("order_late", TEXT)
    assert store.turns.recent("conversation-1", 1)[0].emotion == "anger"


def test_what_may_not_be_read_is_not(house: House, reader: WordReader, store: Store) -> None:
    store.privacy.allow_mood("C0001", "conversation-1", allowed=False)
    read_ahead(house, told(TEXT))
    Talker(house).say("order_late", TEXT)
    assert reader.contexts == []


@pytest.mark.parametrize("call", [told(""), told("  "), {"tracker": {"sender_id": "c"}}, {"tracker": {}}])
def test_nothing_to_read_is_no_failure_of_the_turn(
    house: House, reader: WordReader, call: dict[str, Any]
) -> None:
    read_ahead(house, call)
    assert reader.contexts == []
