"""Who says the same again is not asked the same again: it is done, or a person is called."""

from collections.abc import Callable

import pytest

from actions.pending import Pending, Wait, counted, read_pending
from store import OrderStatus, Store
from tests.actions.stored import status
from tests.actions.talker import Talker

Talk = Callable[..., Talker]
TIRED = "I'm not going to sit around for this any more"


def test_tired_of_waiting_is_met_with_both_ways_out(talk: Talk) -> None:
    talker = talk("C0001")
    talker.say("order_late", "my parcel is late")
    titles = [button["title"] for button in talker.say("order_cancel", TIRED).buttons]
    assert titles[:2] == ["Send a replacement", "Refund €10.00"]


def test_tired_of_waiting_a_third_time_calls_a_person(talk: Talk, store: Store) -> None:
    talker = talk("C0001")
    talker.say("order_late", "my parcel is late")
    talker.say("order_cancel", TIRED)
    assert talker.say("order_cancel", TIRED).says("utter_hand_over_due")
    assert [one.reason for one in store.handovers.waiting()] == ["insisting"]
    assert status(store, "AT10001") is OrderStatus.DELAYED


@pytest.mark.parametrize(
    ("customer", "intent", "words", "status"),
    [
        ("C0005", "order_cancel", "just cancel it already", OrderStatus.CANCELLED),
        ("C0002", "order_return", "I want to send it back", OrderStatus.RETURN_REQUESTED),
        ("C0006", "refund_status", "where is my refund", OrderStatus.REFUNDED),
    ],
)
def test_what_was_asked_for_three_times_by_name_is_done(
    talk: Talk, store: Store, customer: str, intent: str, words: str, status: OrderStatus
) -> None:
    talker = talk(customer)
    for _ in range(3):
        talker.say(intent, words)
    assert store.orders.of_customer(customer)[0].status is status


def test_asked_for_twice_is_not_yet_done(talk: Talk, store: Store) -> None:
    talker = talk("C0005")
    for _ in range(2):
        talker.say("order_cancel", "cancel it")
    assert status(store, "AT10005") is OrderStatus.PROCESSING


def test_a_not_is_never_taken_for_a_yes(talk: Talk, store: Store) -> None:
    talker = talk("C0005")
    for words in ("cancel it", "cancel it", "no wait, do not cancel it"):
        talker.say("order_cancel", words)
    assert status(store, "AT10005") is OrderStatus.PROCESSING


def test_another_order_is_another_matter(talk: Talk, store: Store) -> None:
    talker = talk("C0008")
    for number in ("AT10017", "AT10017", "AT10018"):
        talker.say("order_cancel", f"cancel {number}", order_number=number)
    assert talker.slots["pending"] == "cancel:AT10018"
    assert not store.handovers.waiting()


@pytest.mark.parametrize(
    ("before", "now", "times"),
    [
        ("cancel:AT1", "cancel:AT1:late", 2),
        ("cancel:AT1:late:2", "choose:AT1:late", 3),
        ("choose:AT1:late:3", "replace:AT1:late", 1),
        ("refund:AT1", "refund:AT1", 2),
        ("cancel:AT1", "cancel:AT2", 1),
        ("meant:order_status", "meant:order_status", 1),
    ],
)
def test_only_the_same_question_counts(before: str, now: str, times: int) -> None:
    found = read_pending(counted(now, read_pending(before)))
    assert found is not None
    assert found.times == times


def test_a_count_survives_the_slot() -> None:
    pending = Pending(Wait.CANCEL, "AT1", times=3)
    assert read_pending(str(pending)) == pending
    assert read_pending(str(pending)).times == 3  # type: ignore[union-attr]


def test_naming_an_order_in_trouble_is_enough_to_be_understood(talk: Talk) -> None:
    heard = talk("C0004").say("nlu_fallback", "make this good again for AT10004", order_number="AT10004")
    assert heard.buttons[0]["title"] == "Send a replacement"


def test_choosing_a_way_out_is_no_moment_for_a_person(talk: Talk, store: Store) -> None:
    talker = talk("C0004")
    talker.say("complain", "[anger] you lost it")
    talker.say("complain", "[anger] you lost it, AT10004", order_number="AT10004")
    heard = talker.say("order_exchange", "[anger] send me a new one")
    assert not store.handovers.waiting()
    assert heard.buttons[0]["title"] == "Yes, send a replacement"


def test_nor_when_rasa_already_calls_one(talk: Talk, store: Store) -> None:
    talker = talk("C0004")
    for words in ("you lost it, AT10004", "you lost it"):
        talker.say("order_late", f"[anger] {words}")
    latest = {
        "text": "[anger] send me a new one",
        "intent": {"name": "complain"},
        "entities": [],
        "message_id": "m9",
        "metadata": {"customer_id": "C0004"},
    }
    talker.call("action_sense_emotion", latest)
    answer = talker.call("action_hand_over", latest)["responses"]
    assert answer[0]["buttons"][0]["title"] == "Yes, send a replacement"
    assert not store.handovers.waiting()
