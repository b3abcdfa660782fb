"""A desk on a real store, with a stand-in for Rasa that keeps what it is given."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

import pytest

from ops.handover.answering import Desk
from ops.handover.rasa import Event, RasaSilent
from store import Handover, Store, open_store

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
WORDS = {"utter_channel_person_here": "{name} is here.", "utter_channel_given_back": "The assistant again."}


class FakeRasa:
    def __init__(self) -> None:
        self.added: list[tuple[str, list[Event]]] = []
        self.down = False

    def add(self, conversation_id: str, events: Sequence[Event]) -> None:
        if self.down:
            raise RasaSilent("down")
        self.added.append((conversation_id, list(events)))

    @property
    def said(self) -> list[str]:
        return [event["text"] for _, events in self.added for event in events if event["event"] == "bot"]

    @property
    def slot(self) -> str | None:
        (last,) = [event["value"] for event in self.added[-1][1] if event["event"] == "slot"]
        assert last is None or isinstance(last, str)
        return last


@pytest.fixture
def rasa() -> FakeRasa:
    return FakeRasa()


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    with open_store(database) as opened:
        opened.handovers.open(Handover("abc1", "talk", "C0001", "asked", {"case": "late:AT10001"}, NOW))
        opened.handovers.open(Handover("abd2", "other", None, "legal", {}, NOW))
        yield opened


@pytest.fixture
def desk(store: Store, rasa: FakeRasa) -> Desk:
    return Desk(store, rasa, lambda family, _: WORDS[family], lambda: NOW)
