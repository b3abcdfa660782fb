"""Whatever goes wrong inside, the customer gets an answer and the log gets ids only."""

import logging
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from actions.house import House
from actions.scene import read_message, turn_id
from actions.settings import Settings
from actions.shop import SqlShop
from store import Store, open_store
from tests.actions.talker import Talker, action_of

WILD = [
    "",
    "x" * 100_000,
    "ok ok ok, " * 5_000,
    "... " * 5_000,
    "😀😀",
    "مرحبا أين طلبي",
    "a\x00b\x1b[31m",
    "<script>alert(1)</script>",
    "'; DROP TABLE turns; --",
]


def test_without_a_database_they_hear_an_apology(house: House, tmp_path: Path) -> None:
    empty = open_store(f"sqlite:///{tmp_path}/nothing.db")
    bare = replace(house, store=empty, shop=SqlShop(empty))
    heard = Talker(bare, "C0001").say("order_status", "[anger] where is my order")
    empty.close()
    assert len(heard.replies) == 1
    assert heard.buttons[0]["payload"] == "/talk_to_human"


def test_without_words_in_the_domain_there_is_still_an_answer(house: House) -> None:
    assert Talker(house, "C0001", domain={"responses": {}, "slots": {}}).say("greet", "hi").text


def test_a_failure_logs_no_words(house: House, caplog: pytest.LogCaptureFixture) -> None:
    def broken() -> None:
        raise RuntimeError("my secret words")

    with caplog.at_level(logging.DEBUG, logger="actions"):
        Talker(replace(house, shelf=broken), "C0001").say("recommend", "show me my secret words")
    assert "turn.failed" in caplog.text
    assert "secret" not in caplog.text


def test_a_turn_has_a_deadline(house: House) -> None:
    impatient = replace(house, settings=Settings(turn_deadline_s=0.0))
    assert Talker(impatient, "C0001").say("greet", "hi").buttons[0]["payload"] == "/talk_to_human"


@pytest.mark.parametrize(
    "text", WILD, ids=["empty", "long", "chain", "dots", "emoji", "rtl", "control", "html", "sql"]
)
@pytest.mark.parametrize("intent", ["nlu_fallback", "order_status", "recommend", "inform_order", ""])
def test_wild_input_is_answered(house: House, store: Store, text: str, intent: str) -> None:
    talker = Talker(house, "C0001")
    assert talker.say(intent, text).text
    assert len(store.turns.recent(talker.conversation, 9)) == 1


@pytest.mark.parametrize(
    ("channel", "sender", "metadata", "customer"),
    [
        ("attune", "abc", {"customer_id": "C0001"}, "C0001"),
        ("attune", "abc", {"customer_id": None}, None),
        ("attune", "C0001", {}, None),
        ("attune", "abc", {"customer_id": "'; DROP"}, None),
        ("attune", "abc", {"customer_id": "kd_10-17"}, "kd_10-17"),
        ("attune", "abc", {"customer_id": "C0001:x"}, None),
        ("attune", "abc", {"customer_id": "x" * 65}, None),
        ("rest", "C0001", {"customer_id": "C0001"}, None),
        ("cmdline", "C0001", {}, "C0001"),
        ("cmdline", "C0001:second", {}, "C0001"),
        ("cmdline", "kd_10-17:second", {}, "kd_10-17"),
        ("cmdline", "default", {}, None),
    ],
)
def test_who_is_believed(
    channel: str, sender: str, metadata: dict[str, object], customer: str | None
) -> None:
    tracker = SimpleNamespace(
        latest_message={"text": "hi", "metadata": metadata},
        sender_id=sender,
        slots={},
        events=[],
        get_latest_input_channel=lambda: channel,
    )
    assert read_message(tracker).customer_id == customer


def test_the_answer_before_a_message_is_known() -> None:
    bot = [{"event": "bot", "text": text} for text in ("Hello!", "It is late.", "Sorry.", "after")]
    events = [{"event": "user"}, bot[0], {"event": "user"}, {"event": "slot"}, bot[1], bot[2]]
    tracker = SimpleNamespace(
        latest_message={"text": "great"},
        sender_id="abc",
        slots={},
        events=[*events, {"event": "user"}, bot[3]],
        get_latest_input_channel=lambda: "rest",
    )
    assert read_message(tracker).answered == "It is late. Sorry."


def test_turn_ids_differ_between_conversations() -> None:
    assert turn_id("one", "m1") != turn_id("two", "m1")


def test_every_intent_has_an_answer(house: House) -> None:
    talker = Talker(house, "C0001")
    for intent in talker.domain["intents"]:
        assert talker.say(intent, "hello there").text, f"{intent} -> {action_of(intent)}"
