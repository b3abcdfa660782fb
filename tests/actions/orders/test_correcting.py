"""Corrections: "no, the other order"."""

from collections.abc import Callable

import pytest

from store import OrderLine, OrderStatus, Store
from tests.actions.fakes import order
from tests.actions.talker import Talker

Talk = Callable[..., Talker]


@pytest.mark.parametrize(
    ("intent", "words"),
    [
        ("deny", "no, the other order"),
        ("order_cancel", "not that one, my other order"),
        ("inform_order", "that's the wrong order"),
        ("deny", "no the other one"),
        ("refine_recommendation", "no, the other one"),
        ("dislike", "not that one"),
        ("nlu_fallback", "no, I meant the other"),
        ("inform_order", "not AT10017, I meant AT10018"),
        ("nlu_fallback", "sorry, wrong number, AT10018"),
    ],
)
def test_the_other_order_takes_its_place(talk: Talk, intent: str, words: str) -> None:
    talker = talk("C0008")
    talker.say("order_cancel", "cancel AT10017", order_number="AT10017")
    assert "AT10018" in talker.say(intent, words).text


def test_the_yes_then_cancels_the_other_one(talk: Talk, store: Store) -> None:
    talker = talk("C0008")
    talker.say("order_cancel", "cancel AT10017", order_number="AT10017")
    talker.say("deny", "no, the other order")
    talker.say("affirm", "yes")
    first, second = store.orders.get("AT10017"), store.orders.get("AT10018")
    assert first is not None
    assert second is not None
    assert (first.status, second.status) == (OrderStatus.PROCESSING, OrderStatus.CANCELLED)


def test_of_several_others_they_choose(talk: Talk, store: Store) -> None:
    store.orders.put_many([order(10019, "C0008", OrderStatus.PROCESSING)])
    talker = talk("C0008")
    talker.say("order_cancel", "cancel AT10017", order_number="AT10017")
    heard = talker.say("deny", "no, another one")
    named = [button["payload"] for button in heard.buttons]
    assert all(f"AT1001{last}" in payload for last, payload in zip("89", sorted(named), strict=True))


def test_with_no_other_order_its_number_is_asked_for(talk: Talk) -> None:
    talker = talk("C0005")
    talker.say("order_cancel", "cancel my order")
    assert "number" in talker.say("deny", "no, the other order").text


def test_an_article_of_another_order_names_it(talk: Talk, store: Store) -> None:
    line = OrderLine("P0020", "Garden Spade", 1, 3500)
    store.orders.put_many([order(10019, "C0008", OrderStatus.PROCESSING, lines=(line,))])
    talker = talk("C0008")
    talker.say("order_cancel", "cancel AT10017", order_number="AT10017")
    assert "AT10019" in talker.say("product_question", "no, I meant the spade").text


def test_what_is_named_for_the_other_one_is_what_is_done(talk: Talk, store: Store) -> None:
    store.orders.put_many([order(10019, "C0001", OrderStatus.PROCESSING)])
    talker = talk("C0001")
    talker.say("order_late", "AT10001 is late", order_number="AT10001")
    talker.say("deny", "no, I'll wait")
    talker.say("order_cancel", "actually cancel the other one")
    assert talker.slots["pending"] == "cancel:AT10019"


def test_a_plain_no_is_still_a_no(talk: Talk, store: Store) -> None:
    talker = talk("C0008")
    talker.say("order_cancel", "cancel AT10017", order_number="AT10017")
    assert "AT10018" not in talker.say("deny", "no, keep it").text


@pytest.mark.parametrize(("intent", "puts_right"), [("order_status", False), ("order_late", True)])
def test_that_another_order_is_late_was_our_finding(
    talk: Talk, store: Store, intent: str, puts_right: bool
) -> None:
    store.orders.put_many([order(10041, "C0001", OrderStatus.DELIVERED)])
    talker = talk("C0001")
    talker.say(intent, "about my order AT10001", order_number="AT10001")
    heard = talker.say("deny", "no, the other order")
    assert "AT10041" in heard.text
    assert heard.says("utter_step_choose") is puts_right
