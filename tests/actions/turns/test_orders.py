"""Conversations about orders, on a real store."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from store import OrderStatus, Store
from tests.actions.fakes import NOW, order
from tests.actions.stored import status
from tests.actions.talker import Talker

Talk = Callable[..., Talker]


@pytest.mark.parametrize(
    ("customer", "told"),
    [
        ("C0001", ("AT10001", "3 days", "held up at the sorting centre")),
        ("C0002", ("AT10002", "Saturday 7 March")),
        ("C0003", ("AT10003", "PR123", "Thursday 12 March")),
        ("C0004", ("AT10004", "lost")),
        ("C0005", ("AT10005", "Thursday 12 March")),
        ("C0006", ("AT10006", "€10.00")),
        ("C0007", ("AT10007", "parcel")),
        ("C0009", ("orders",)),
    ],
)
def test_status_tells_the_facts(talk: Talk, customer: str, told: tuple[str, ...]) -> None:
    heard = talk(customer).say("order_status", "where is my order?")
    assert all(one in heard.text for one in told)


def test_a_guest_is_told_nothing_for_a_number_alone(talk: Talk) -> None:
    heard = talk(None).say("order_status", "where is AT10001?", order_number="AT10001")
    assert "sorting centre" not in heard.text


def test_a_forged_and_a_foreign_number_get_the_same_answer(talk: Talk) -> None:
    foreign = talk("C0002").say("order_status", "AT10001?", order_number="AT10001")
    forged = talk("C0002").say("order_status", "AT99999?", order_number="AT99999")
    assert foreign.text.replace("AT10001", "#") == forged.text.replace("AT99999", "#")
    assert foreign.buttons == forged.buttons


def test_a_foreign_number_lists_only_own_orders(talk: Talk) -> None:
    heard = talk("C0002").say("order_cancel", "cancel AT10005", order_number="AT10005")
    assert all("AT10002" in button["payload"] for button in heard.buttons)


@pytest.mark.parametrize("typed", ["at10002", "#AT10002", "10002", "AT 10002", "AT-10002"])
def test_numbers_are_understood_however_typed(talk: Talk, typed: str) -> None:
    assert "AT10002" in talk("C0002").say("order_status", f"where is {typed} please").text


def test_cancelling_waits_for_the_yes(talk: Talk, store: Store) -> None:
    talker = talk("C0005")
    talker.say("order_cancel", "cancel it")
    assert status(store, "AT10005") is OrderStatus.PROCESSING
    talker.say("affirm", "yes")
    assert status(store, "AT10005") is OrderStatus.CANCELLED


def test_a_second_yes_does_nothing(talk: Talk) -> None:
    talker = talk("C0005")
    talker.say("order_cancel", "cancel it")
    first, second = talker.say("affirm", "yes"), talker.say("affirm", "yes")
    assert "cancelled" in first.text
    assert "cancelled" not in second.text


def test_an_answer_in_between_is_followed_by_the_question_and_the_yes_still_counts(
    talk: Talk, store: Store
) -> None:
    talker = talk("C0005")
    talker.say("order_cancel", "cancel it")
    assert talker.say("order_status", "where is it actually?").says("utter_still_open")
    talker.say("affirm", "yes")
    assert status(store, "AT10005") is OrderStatus.CANCELLED


def test_a_question_about_the_shop_keeps_the_open_question_open(talk: Talk, store: Store) -> None:
    talker = talk("C0005")
    talker.say("order_cancel", "cancel it")
    talker.say("faq_payment", "how do I get my money back then?")
    talker.say("affirm", "ok, yes")
    assert status(store, "AT10005") is OrderStatus.CANCELLED


def test_a_no_changes_nothing(talk: Talk, store: Store) -> None:
    talker = talk("C0005")
    talker.say("order_cancel", "cancel it")
    talker.say("deny", "no")
    talker.say("affirm", "yes")
    assert status(store, "AT10005") is OrderStatus.PROCESSING


def test_a_forged_slot_cancels_nobody_elses_order(talk: Talk, store: Store) -> None:
    talker = talk("C0002")
    talker.slots["pending"] = "cancel:AT10005"
    talker.say("affirm", "yes")
    assert status(store, "AT10005") is OrderStatus.PROCESSING


def test_a_forged_button_refunds_nobody_elses_order(talk: Talk, store: Store) -> None:
    talker = talk("C0002")
    talker.say("affirm", None, choice="refund", order_number="AT10004")
    talker.say("affirm", "yes")
    assert status(store, "AT10004") is OrderStatus.LOST


def test_several_fitting_orders_are_asked_about(talk: Talk, store: Store) -> None:
    talker = talk("C0008")
    heard = talker.say("order_cancel", "cancel my order")
    assert len(heard.buttons) == 2
    talker.press(heard.buttons[1])
    talker.say("affirm", "yes")
    assert {status(store, "AT10017"), status(store, "AT10018")} == {
        OrderStatus.PROCESSING,
        OrderStatus.CANCELLED,
    }


@pytest.mark.parametrize("intent", ["order_damaged", "order_wrong_item", "order_missing_item"])
@pytest.mark.parametrize(
    ("press", "after"),
    [(0, OrderStatus.REPLACEMENT_SENT), (1, OrderStatus.REFUNDED)],
    ids=["replace", "refund"],
)
def test_problems_are_put_right_by_buttons(
    talk: Talk, store: Store, intent: str, press: int, after: OrderStatus
) -> None:
    talker = talk("C0002")
    choice = talker.say(intent, "my lamp is not what it should be").buttons[press]
    asked = talker.press(choice)
    assert status(store, "AT10002") is OrderStatus.DELIVERED
    talker.press(asked.buttons[0])
    assert status(store, "AT10002") is after


@pytest.mark.parametrize(
    ("words", "after"),
    [
        ("just give me my money back", OrderStatus.REFUNDED),
        ("send me a new one", OrderStatus.REPLACEMENT_SENT),
    ],
)
def test_a_choice_can_be_made_in_words(talk: Talk, store: Store, words: str, after: OrderStatus) -> None:
    talker = talk("C0004")
    talker.say("order_late", "it never came")
    talker.say("order_return", words)
    talker.say("affirm", "yes")
    assert status(store, "AT10004") is after


def test_a_returned_parcel_is_refunded_on_the_spot(talk: Talk, store: Store) -> None:
    talker = talk("C0006")
    talker.say("refund_status", "where is my money")
    talker.say("affirm", "yes")
    assert status(store, "AT10006") is OrderStatus.REFUNDED


def test_the_product_names_the_order(talk: Talk, store: Store) -> None:
    store.orders.place("C0002", "P0020")
    heard = talk("C0002").say("order_status", "where is my garden spade?")
    assert "Garden Spade" in heard.text


def test_a_number_alone_continues_the_open_matter(talk: Talk) -> None:
    talker = talk("C0008")
    talker.say("order_cancel", "cancel my order")
    heard = talker.say("inform_order", "AT10018", order_number="AT10018")
    assert talker.slots["pending"] == "cancel:AT10018"
    assert "AT10018" in heard.text


def test_a_shipped_order_is_explained_not_cancelled(talk: Talk, store: Store) -> None:
    talker = talk("C0003")
    talker.say("order_cancel", "cancel it")
    talker.say("affirm", "yes")
    assert status(store, "AT10003") is OrderStatus.SHIPPED


@pytest.mark.parametrize("intent", ["recommend", "refine_recommendation", "buy", "nlu_fallback", "affirm"])
def test_a_choice_mistaken_for_something_else_is_still_a_choice(
    talk: Talk, store: Store, intent: str
) -> None:
    talker = talk("C0002")
    talker.say("order_damaged", "it broke")
    talker.say(intent, "send me a new one")
    assert talker.slots["pending"].startswith("replace:AT10002")
    talker.say("affirm", "yes")
    assert status(store, "AT10002") is OrderStatus.REPLACEMENT_SENT


def test_a_complaint_about_what_we_talked_of_gets_its_facts_again(talk: Talk) -> None:
    talker = talk("C0003")
    talker.say("order_status", "where is it")
    heard = talker.say("complain", "[anger] this drives me mad")
    assert "AT10003" in heard.text
    assert {"title": "Talk to a person", "payload": "/talk_to_human"} in heard.buttons


def test_an_old_delivery_is_not_returned_but_explained(talk: Talk, store: Store) -> None:
    store.orders.put_many(
        [order(10009, "C0009", OrderStatus.DELIVERED, delivered_at=NOW - timedelta(days=40))]
    )
    talker = talk("C0009")
    heard = talker.say("order_return", "I want to send it back")
    talker.say("affirm", "yes")
    assert "30 days" in heard.text
    assert status(store, "AT10009") is OrderStatus.DELIVERED


@pytest.mark.parametrize(
    ("words", "after"),
    [
        ("it broke, I want my money back", OrderStatus.REFUNDED),
        ("please replace it", OrderStatus.REPLACEMENT_SENT),
    ],
)
def test_a_way_named_at_once_needs_only_the_yes(
    talk: Talk, store: Store, words: str, after: OrderStatus
) -> None:
    talker = talk("C0002")
    talker.say("order_damaged", words)
    assert status(store, "AT10002") is OrderStatus.DELIVERED
    talker.say("affirm", "yes")
    assert status(store, "AT10002") is after


def test_what_follows_is_it_about_that_is_about_that(talk: Talk) -> None:
    talker = talk("C0004")
    talker.say("complain", "[anger] you people")
    talker.say("order_return", "I want a refund")
    assert talker.slots["pending"].startswith("refund:AT10004")


def test_anger_in_mid_solution_is_acknowledged_once(talk: Talk) -> None:
    talker = talk("C0004")
    talker.say("order_status", "where is my order?")
    heard = talker.say("refund_status", "[anger] unacceptable, I want my money back NOW")
    assert heard.slots["care"] == "soothe"
    assert any(button["payload"] == "/affirm" for button in heard.buttons)
