"""Two requests in one message: both served in one turn, in a sensible order, nothing without its yes."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from actions.turns.second import ANSWERS
from store import OrderStatus, Store
from tests.actions.fakes import NOW, order
from tests.actions.stored import status
from tests.actions.talker import DOMAIN, Talker, action_of

Talk = Callable[..., Talker]


def test_the_second_is_answered_as_rasas_rules_would_answer_it_alone() -> None:
    assert {intent: action.action_name for intent, action in ANSWERS.items()} == {
        intent: action_of(intent) for intent in ANSWERS
    }


def test_every_second_request_is_an_intent() -> None:
    assert set(ANSWERS) <= set(DOMAIN["intents"])


def test_a_question_and_then_what_needs_a_yes(talk: Talk, store: Store) -> None:
    talker = talk("C0005")
    text = "how long does delivery take and cancel my order"
    heard = talker.say("faq_delivery", text, also=("order_cancel", "cancel my order"))
    assert "three days" in heard.text
    assert talker.slots["pending"] == "cancel:AT10005"
    assert status(store, "AT10005") is OrderStatus.PROCESSING


def test_cancelling_and_the_money_for_it(talk: Talk, store: Store) -> None:
    talker = talk("C0005")
    text = "cancel it and tell me when I get my money"
    heard = talker.say("order_cancel", text, also=("refund_status", "tell me when I get my money"))
    assert talker.slots["pending"] == "cancel:AT10005"
    assert "the way you paid" in heard.text
    talker.say("affirm", "yes")
    assert status(store, "AT10005") is OrderStatus.CANCELLED


def test_two_questions_while_a_yes_waits_leave_it_waiting(talk: Talk, store: Store) -> None:
    talker = talk("C0005")
    talker.say("order_cancel", "cancel it")
    text = "is the tea pot heavy and when would it come"
    heard = talker.say("product_question", text, also=("order_status", "when would it come"))
    assert "AT10005" in heard.text
    talker.say("affirm", "yes")
    assert status(store, "AT10005") is OrderStatus.CANCELLED


def test_each_part_keeps_its_own_order(talk: Talk) -> None:
    text = "where is AT10017 and cancel AT10018"
    talker = talk("C0008")
    talker.slots["order_number"] = "AT10018"
    latest = {"entities": [("order_number", "AT10017"), ("order_number", "AT10018")]}
    found = [
        {"entity": kind, "value": value, "start": text.index(value), "end": text.index(value) + 7}
        for kind, value in latest["entities"]
    ]
    also = {"entity": "also", "value": "order_cancel", "start": text.index("cancel"), "end": len(text)}
    message = {
        "text": text,
        "intent": {"name": "order_status"},
        "entities": [*found, also],
        "message_id": "m1",
        "metadata": {"customer_id": "C0008"},
    }
    said = [
        reply["text"]
        for action in ("action_sense_emotion", "action_order_status")
        for reply in talker.call(action, message)["responses"]
    ]
    assert "AT10017" in said[0]
    assert talker.slots["pending"] == "cancel:AT10018"


def test_two_that_need_a_yes_are_asked_one_after_the_other(talk: Talk, store: Store) -> None:
    talker = talk("C0005")
    text = "cancel my order and delete my data"
    talker.say("order_cancel", text, also=("delete_my_data", "delete my data"))
    assert talker.slots["pending"] == "cancel:AT10005"
    talker.say("affirm", "yes")
    assert talker.slots["pending"] == "erase"
    assert talker.slots["later"] is None
    assert store.customers.get("C0005") is not None


@pytest.mark.parametrize("text", ["thanks and bye", "black and white shoes"])
def test_one_request_is_answered_once(talk: Talk, text: str) -> None:
    assert len(talk("C0009").say("thanks", text).replies) <= 2


def test_not_understood_once_it_asks_what_was_meant(talk: Talk) -> None:
    heard = talk("C0009").say(
        "nlu_fallback", "the thing with the thing", guesses=["order_status", "faq_delivery"]
    )
    assert [button["payload"] for button in heard.buttons] == ["/order_status", "/faq_delivery", "/deny"]


def test_a_typed_yes_takes_the_likeliest(talk: Talk) -> None:
    talker = talk("C0003")
    talker.say("nlu_fallback", "the thing with the thing", guesses=["order_status"])
    assert "AT10003" in talker.say("affirm", "yes that").text


def test_not_understood_twice_it_offers_a_person(talk: Talk) -> None:
    talker = talk("C0009")
    talker.say("nlu_fallback", "the thing with the thing", guesses=["order_status"])
    heard = talker.say("nlu_fallback", "no the other thing", guesses=["order_status"])
    assert "/talk_to_human" in [button["payload"] for button in heard.buttons]


def test_a_guess_not_taken_up_is_forgotten(talk: Talk) -> None:
    talker = talk("C0009")
    talker.say("nlu_fallback", "the thing with the thing", guesses=["order_status"])
    talker.say("faq_delivery", "how long does delivery take")
    assert talker.slots["pending"] is None


def test_a_bitter_surprise_is_no_wish_for_one(talk: Talk) -> None:
    text = "late again, what a surprise"
    heard = talk("C0001").say("order_late", text, also=("surprise_me", "what a surprise"))
    assert heard.cards == []


def two_on_their_way(store: Store, *numbers: int) -> None:
    soon = NOW + timedelta(days=2)
    store.orders.put_many(
        [order(number, "C0003", OrderStatus.SHIPPED, promised_at=soon) for number in numbers]
    )


@pytest.mark.parametrize(
    ("intent", "text"),
    [
        ("order_status", "where are both of my orders"),
        ("order_status", "where are all of them"),
    ],
)
def test_of_several_that_ask_nothing_each_is_told_of_at_once(
    talk: Talk, store: Store, intent: str, text: str
) -> None:
    two_on_their_way(store, 10031, 10032)
    talker = talk("C0003")
    heard = talker.say(intent, text)
    assert all(number in heard.text for number in ("AT10003", "AT10031", "AT10032"))
    assert talker.slots.get("later") is None


def test_none_is_dropped_where_the_first_asks_nothing(talk: Talk, store: Store) -> None:
    two_on_their_way(store, 10031, 10032)
    talker = talk("C0003")
    shown = "AT10003+AT10031+AT10032"
    talker.slots["pending"] = f"which:{shown}:cancel"
    heard = talker.say("affirm", "all of them")
    assert all(number in heard.text for number in shown.split("+"))


def test_they_go_on_until_one_asks_for_a_yes(talk: Talk, store: Store) -> None:
    two_on_their_way(store, 10031)
    store.orders.put_many([order(number, "C0003", OrderStatus.PROCESSING) for number in (10041, 10042)])
    talker = talk("C0003")
    talker.slots["pending"] = "which:AT10031+AT10041+AT10042:cancel"
    talker.say("affirm", "all of them")
    assert talker.slots["pending"] == "cancel:AT10041"
    assert talker.slots["later"] == "order_cancel:AT10042"
    talker.say("affirm", "yes")
    assert talker.slots["pending"] == "cancel:AT10042"
    assert status(store, "AT10041") is OrderStatus.CANCELLED


def test_what_was_kept_for_later_is_the_persons_once_one_is_called(talk: Talk) -> None:
    talker = talk("C0008")
    talker.say("order_cancel", "cancel both my orders")
    assert talker.slots["later"]
    talker.say("talk_to_human", "a human please")
    assert talker.slots["later"] is None
