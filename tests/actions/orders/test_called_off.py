"""Why an order was cancelled is explained; nothing is cancelled for asking."""

from collections.abc import Callable

import pytest

from actions.orders.called_off import asks_of_cancelled
from store import OrderStatus, Store
from tests.actions.fakes import order
from tests.actions.stored import status
from tests.actions.talker import Talker

Talk = Callable[..., Talker]

WHY = [
    ("order_status", "why was my order cancelled"),
    ("order_cancel", "who cancelled my order?"),
    ("order_cancel", "why did you cancel my order"),
    ("order_status", "for what reason did you cancel it"),
    ("order_status", "I didn't cancel my order, who did"),
    ("nlu_fallback", "my order got cancelled, why"),
    ("order_status", "my order was cancelled without asking me!"),
    ("order_status", "the site says cancelled, but I never cancelled anything"),
    ("order_status", "I don't know why it was cancelled, explain please"),
]


@pytest.fixture
def cancelled(store: Store) -> Store:
    """C0005 has a cancelled order beside the one that is in processing."""
    store.orders.put_many([order(10055, "C0005", OrderStatus.CANCELLED)])
    return store


@pytest.mark.parametrize(("intent", "text"), WHY)
def test_a_cancelled_order_is_explained(talk: Talk, cancelled: Store, intent: str, text: str) -> None:
    heard = talk("C0005").say(intent, text)
    assert heard.says("utter_status_cancelled")
    assert heard.says("utter_cancelled_unknown")
    assert "AT10055" in heard.text
    assert heard.slots["pending"] == "person"
    assert status(cancelled, "AT10005") is OrderStatus.PROCESSING


def test_the_yes_after_it_brings_somebody_and_cancels_nothing(talk: Talk, cancelled: Store) -> None:
    talker = talk("C0005")
    talker.say("order_status", "why was my order cancelled")
    assert talker.say("affirm", "yes").slots["person"]
    assert status(cancelled, "AT10005") is OrderStatus.PROCESSING


def test_a_reason_that_was_noted_is_told(talk: Talk, store: Store) -> None:
    store.orders.put_many([order(10055, "C0005", OrderStatus.CANCELLED, reason="ordered twice")])
    heard = talk("C0005").say("order_status", "why was AT10055 cancelled")
    assert heard.says("utter_cancelled_for")
    assert "ordered twice" in heard.text


def test_whether_it_is_cancelled_asks_for_no_reason(talk: Talk, cancelled: Store) -> None:
    heard = talk("C0005").say("order_status", "is AT10055 cancelled")
    assert heard.says("utter_status_cancelled")
    assert not heard.says("utter_cancelled_unknown")


def test_one_that_is_not_cancelled_is_said_to_stand(talk: Talk) -> None:
    heard = talk("C0005").say("order_status", "why was AT10005 cancelled")
    assert heard.says("utter_not_cancelled")
    assert heard.says("utter_status_processing")


def test_where_none_is_cancelled_that_is_said(talk: Talk) -> None:
    heard = talk("C0005").say("order_status", "why was my order cancelled")
    assert heard.says("utter_none_cancelled")
    assert heard.slots["pending"] == "person"


def test_somebody_elses_number_is_not_found(talk: Talk, cancelled: Store) -> None:
    heard = talk("C0002").say("order_status", "why was AT10055 cancelled")
    assert heard.says("utter_order_not_found")


def test_a_guest_is_asked_for_the_number(talk: Talk, cancelled: Store) -> None:
    assert talk(None).say("order_status", "why was my order cancelled").says("utter_guest_which_order")


@pytest.mark.parametrize(
    "text",
    [
        "cancel my order",
        "I want my order cancelled",
        "can it be cancelled?",
        "why can't I cancel my order",
        "why is it not cancelled yet, cancel it",
        "I want it cancelled, not delivered",
        "please see that it is cancelled",
        "my order was cancelled, where is my money",
        "why was my payment cancelled",
        "get it cancelled before it ships",
    ],
)
def test_other_words_of_cancelling_ask_no_explanation(text: str) -> None:
    assert not asks_of_cancelled(text)


def test_who_wants_it_cancelled_is_asked_for_the_yes(talk: Talk) -> None:
    heard = talk("C0005").say("order_cancel", "I want my order cancelled")
    assert heard.says("utter_confirm_cancel")
