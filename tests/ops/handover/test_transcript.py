"""The conversation as a person reads it, and the queue on a terminal."""

from datetime import timedelta

import pytest
from rich.console import Console

from ops.handover.showing import as_json, conversation, queue, waited
from ops.handover.transcript import Line, from_events
from store import Handover, Store

from .conftest import NOW

EVENTS = [
    {"event": "action", "name": "action_listen", "timestamp": 1.0},
    {
        "event": "user",
        "text": "/buy",
        "metadata": {"title": "Buy: Lamp"},
        "timestamp": 2.0,
    },
    {
        "event": "bot",
        "text": "Have a look:",
        "data": {"custom": {"cards": [{"title": "Lamp"}]}},
        "timestamp": 3.0,
    },
    {"event": "bot", "text": "Hi", "metadata": {"sender": "person", "name": "Ana"}, "timestamp": 4.0},
    {"event": "bot", "text": None, "data": {}, "timestamp": 5.0},
]


def test_a_transcript_names_who_spoke_and_what_was_pressed_and_shown() -> None:
    said = [(line.who, line.text) for line in from_events(EVENTS)]
    assert said == [("customer", "Buy: Lamp"), ("assistant", "Have a look:\n▢ Lamp"), ("Ana", "Hi")]


def test_the_queue_and_a_conversation_can_be_drawn(store: Store) -> None:
    console = Console(record=True, width=120)
    found = store.handovers.waiting()
    console.print(queue(found, NOW + timedelta(minutes=5)))
    console.print(conversation(found[0], [Line(NOW, "customer", "[red]where is it[/red]")]))
    text = console.export_text()
    assert all(part in text for part in ("5 min", "late:AT10001", "[red]where is it[/red]"))


def test_the_brief_says_how_the_customer_usually_is() -> None:
    console = Console(record=True, width=120)
    brief = {"usually": "calmer than most; likes [tea]"}
    console.print(conversation(Handover("abc1", "talk", "C0001", "asked", brief, NOW), []))
    assert "usually    calmer than most; likes [tea]" in console.export_text()


def test_as_json_holds_the_brief_and_what_was_said(store: Store) -> None:
    found = as_json(store.handovers.waiting()[0], [Line(NOW, "customer", "hi")])
    assert (found["brief"], found["said"][0]["who"]) == ({"case": "late:AT10001"}, "customer")


@pytest.mark.parametrize(("minutes", "words"), [(-1, "0 min"), (59, "59 min"), (61, "1 h"), (3_000, "2 d")])
def test_waiting_is_told_in_whole_units(minutes: int, words: str) -> None:
    assert waited(NOW, NOW + timedelta(minutes=minutes)) == words


def test_nothing_in_the_queue_is_cut_off_on_a_narrow_terminal() -> None:
    brief = {"mood_arc": [["disappointment", -0.04]], "case": "missing:AT10001"}
    one = Handover("abc1", "talk", "C0001", "asked", brief, NOW, agent="[Ana]")
    console = Console(record=True, width=60)
    console.print(queue([one], NOW))
    columns = [[part.strip() for part in line.split("│")] for line in console.export_text().splitlines()]
    said = ["".join(cells) for cells in zip(*[row for row in columns if len(row) == 10], strict=True)]
    assert [
        text for text in ("disappointment", "missing:AT10001", "[Ana]") if text not in "|".join(said)
    ] == []


def test_a_level_of_nothing_has_no_minus_and_each_day_is_named_once() -> None:
    console = Console(record=True, width=120)
    one = Handover("abc1", "talk", "C0001", "asked", {"mood_arc": [["neutral", -0.0]]}, NOW)
    lines = [Line(NOW + timedelta(hours=hours), "customer", "hi") for hours in (0, 1, 24)]
    console.print(conversation(one, lines))
    text = console.export_text()
    assert "neutral +0.0" in text
    days = [line.at.astimezone().strftime("%A %-d %B") for line in lines]
    assert [text.count(day) for day in dict.fromkeys(days)] == [1] * len(set(days))
