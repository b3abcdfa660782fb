"""Questions while something is being settled: answered, and what was asked stays asked."""

from collections.abc import Callable

import pytest

from actions.money import price
from store import OrderStatus, Store
from tests.actions.fakes import order
from tests.actions.stored import status, stored
from tests.actions.talker import Talker

Talk = Callable[..., Talker]


@pytest.mark.parametrize(
    ("customer", "intent", "asked", "family"),
    [
        ("C0005", "order_cancel", "how long would the refund take?", "utter_aside_money"),
        ("C0005", "order_cancel", "how do I get my money", "utter_aside_money"),
        ("C0005", "order_cancel", "will it go back to my card", "utter_aside_money"),
        ("C0005", "order_cancel", "and how much do I get back", "utter_aside_sum"),
        ("C0005", "order_cancel", "wait, what is it worth?", "utter_aside_sum"),
        ("C0005", "order_cancel", "what did I order again?", "utter_aside_items"),
        ("C0005", "order_cancel", "so is it cancelled now?", "utter_aside_not_yet"),
        ("C0002", "order_return", "has the return been registered?", "utter_aside_not_yet"),
        ("C0005", "order_cancel", "and what exactly is in it,", "utter_aside_items"),
        ("C0002", "order_return", "when will I see my money", "utter_aside_money_return"),
        ("C0002", "order_return", "who pays the postage back?", "utter_aside_ways_back"),
        ("C0002", "order_return", "do you send me a label for returning it", "utter_aside_ways_back"),
        ("C0002", "order_return", "do I have to pay for that?", "utter_aside_ways_back"),
        ("C0002", "order_return", "how long do i have", "utter_faq_returns"),
        ("C0002", "order_return", "ok and the money?", "utter_aside_money_return"),
        ("C0005", "order_cancel", "and my money?", "utter_aside_money"),
        ("C0002", "order_damaged", "how long does a replacement take?", "utter_aside_replacement"),
        ("C0002", "order_damaged", "do I have to send the broken one back?", "utter_aside_keep"),
        ("C0002", "order_damaged", "can I keep it and get a discount?", "utter_aside_discount"),
    ],
)
@pytest.mark.parametrize("taken_for", ["refund_status", "order_return", "nlu_fallback", "greet"])
def test_a_question_is_answered_whatever_it_is_taken_for(
    talk: Talk, customer: str, intent: str, asked: str, family: str, taken_for: str
) -> None:
    talker = talk(customer)
    talker.say(intent, "about my order")
    open_question = talker.slots["pending"]
    heard = talker.say(taken_for, asked)
    assert heard.says(family)
    assert talker.slots["pending"] == open_question


@pytest.mark.parametrize(
    ("customer", "intent", "asked", "after"),
    [
        ("C0005", "order_cancel", "how long would the refund take?", OrderStatus.CANCELLED),
        ("C0002", "order_return", "who pays the postage back?", OrderStatus.RETURN_REQUESTED),
    ],
)
def test_the_yes_after_it_carries_out_what_was_asked(
    talk: Talk, store: Store, customer: str, intent: str, asked: str, after: OrderStatus
) -> None:
    talker = talk(customer)
    number = store.orders.of_customer(customer)[0].id
    talker.say(intent, "about my order")
    assert talker.say("refund_status", asked).says("utter_still_open")
    talker.say("affirm", "yes")
    assert status(store, number) is after


def test_a_yes_with_a_question_in_it_is_answered_first(talk: Talk, store: Store) -> None:
    talker = talk("C0006")
    talker.say("refund_status", "where is my refund")
    talker.say("refund_status", "yes but how long will the refund take?")
    assert status(store, "AT10006") is OrderStatus.RETURNED


@pytest.mark.parametrize("words", ["so what now?", "what do we do now", "ok what are my options"])
def test_asked_what_now_the_open_question_is_put_again(talk: Talk, words: str) -> None:
    talker = talk("C0002")
    talker.say("order_damaged", "it broke")
    titles = [button["title"] for button in talker.say("greet", words).buttons]
    assert titles[:1] == ["Send a replacement"]


def test_a_question_right_after_it_was_done_is_answered(talk: Talk) -> None:
    talker = talk("C0005")
    talker.say("order_cancel", "cancel it")
    talker.say("affirm", "yes")
    assert talker.say("nlu_fallback", "how long will the refund take?").says("utter_aside_money")


@pytest.mark.parametrize("asked", ["when do I get my money?", "how much do I get back?"])
def test_the_sum_is_told_before_and_after_it_went_back(talk: Talk, store: Store, asked: str) -> None:
    total = price(stored(store, "AT10005").total_cents)
    talker = talk("C0005")
    talker.say("order_cancel", "cancel it")
    assert total in talker.say("refund_status", asked).text
    talker.say("affirm", "yes")
    assert total in talker.say("refund_status", asked).text


def test_the_sum_of_a_return_is_told_before_anything_went_back(talk: Talk, store: Store) -> None:
    total = price(stored(store, "AT10002").total_cents)
    talker = talk("C0002")
    talker.say("order_return", "I want to send it back")
    talker.say("affirm", "yes")
    assert total in talker.say("refund_status", "how much do I get back?").text


def test_what_was_done_is_not_said_to_wait_for_a_yes(talk: Talk, store: Store) -> None:
    talker = talk("C0005")
    talker.say("order_cancel", "cancel it")
    assert talker.say("nlu_fallback", "can I undo that later?").says("utter_aside_undo")
    talker.say("affirm", "yes")
    assert talker.say("nlu_fallback", "can I undo that?").says("utter_cannot_undo")
    talker.say("affirm", "yes please")
    assert [one.reason for one in store.handovers.waiting()] == ["asked"]


@pytest.mark.parametrize(
    ("customer", "intent", "lost"), [("C0004", "order_late", True), ("C0002", "order_damaged", False)]
)
def test_only_a_lost_parcel_is_said_to_be_lost(talk: Talk, customer: str, intent: str, lost: bool) -> None:
    talker = talk(customer)
    talker.say(intent, "something is wrong with it")
    assert talker.say("nlu_fallback", "what if it was stolen?").says("utter_aside_lost") is lost


@pytest.mark.parametrize("asked", ["so is it cancelled now?", "did that go through?", "is it done?"])
def test_whether_it_is_done_is_told_once_it_is(talk: Talk, asked: str) -> None:
    talker = talk("C0005")
    talker.say("order_cancel", "cancel it")
    talker.say("affirm", "yes")
    assert talker.say("product_question", asked).says("utter_status_cancelled")


def test_with_nothing_at_hand_it_is_no_aside(talk: Talk) -> None:
    heard = talk("C0002").say("faq_delivery", "how long does it take?")
    assert heard.says("utter_faq_delivery")


def test_another_order_named_in_it_is_another_matter(talk: Talk) -> None:
    talker = talk("C0008")
    talker.say("order_cancel", "cancel AT10017", order_number="AT10017")
    heard = talker.say("order_status", "and when does AT10018 come?", order_number="AT10018")
    assert heard.says("utter_status_processing")


def test_upset_questions_about_the_way_out_call_nobody(talk: Talk, store: Store) -> None:
    talker = talk("C0002")
    for intent, words in (
        ("order_wrong_item", "[anger] you sent me the wrong thing"),
        ("order_wrong_item", "[anger] I ordered the blue one and this is green"),
        ("greet", "[anger] so what do we do now?"),
        ("voucher_question", "[anger] can I keep it and get a discount?"),
    ):
        talker.say(intent, words)
    assert not store.handovers.waiting()


@pytest.mark.parametrize("text", ["ok, and how long does that take?", "yes but how do I get the money?"])
def test_a_yes_that_asks_something_first_is_answered_and_asked_for_again(talk: Talk, text: str) -> None:
    talker = talk("C0001")
    talker.say("order_cancel", "cancel AT10001", order_number="AT10001")
    heard = talker.say("affirm", text)
    assert heard.slots["pending"] == "cancel:AT10001"
    assert heard.says("utter_still_open")


@pytest.mark.parametrize(
    ("customer", "asked", "family"),
    [
        ("C0007", "ok and the money?", "utter_aside_money_return"),
        ("C0007", "how long do I have", "utter_faq_returns"),
        ("C0007", "who pays for sending it back?", "utter_aside_ways_back"),
    ],
)
def test_what_was_changed_before_may_be_asked_about_once_it_is_told_of(
    talk: Talk, customer: str, asked: str, family: str
) -> None:
    talker = talk(customer)
    assert not talker.say("nlu_fallback", asked).says(family)
    talker.say("order_status", "where is my return")
    assert talker.say("nlu_fallback", asked).says(family)


def test_after_a_replacement_it_is_told_how_long_they_wait(talk: Talk) -> None:
    talker = talk("C0002")
    talker.say("order_damaged", "it broke, send me a new one")
    talker.say("affirm", "yes")
    assert talker.say("nlu_fallback", "how many days I wait?").says("utter_aside_replacement")


def test_money_that_still_has_not_come_is_for_somebody_to_look_at(talk: Talk, store: Store) -> None:
    store.orders.put_many([order(10031, "C0006", OrderStatus.REFUNDED)])
    talker = talk("C0006")
    named = {"order_number": "AT10031"}
    assert not talker.say("refund_status", "where is my money for AT10031", **named).says("utter_ask_person")
    assert talker.say("refund_status", "my bank has nothing").says("utter_ask_person")
    assert talker.slots["pending"] == "person"


def test_what_is_back_with_us_and_not_paid_is_offered_whatever_it_is_called(talk: Talk) -> None:
    assert talk("C0006").say("order_return", "refund").says("utter_step_release_refund")


@pytest.mark.parametrize("words", ["when exactly", "why not", "ok and where"])
def test_what_asks_on_about_an_order_is_no_yes(talk: Talk, words: str) -> None:
    talker = talk("C0003")
    talker.say("order_status", "is it here yet")
    heard = talker.say("affirm", words)
    assert "AT10003" in heard.text
    assert not heard.says("utter_yes_to_what")


def test_a_replacement_asked_whether_it_is_free_is(talk: Talk) -> None:
    talker = talk("C0002")
    talker.say("order_damaged", "it broke")
    assert talker.say("faq_delivery", "will you send it for free?").says("utter_aside_free")


def test_said_to_be_delivered_it_is_the_order_just_told_of(talk: Talk, store: Store) -> None:
    store.orders.put_many(
        [order(10030, "C0009", OrderStatus.REFUNDED), order(10031, "C0009", OrderStatus.DELIVERED)]
    )
    talker = talk("C0009")
    talker.say("inform_order", "AT10031", order_number="AT10031")
    assert talker.say("order_late", "it says delivered but nothing came!").says("utter_step_choose")
    assert str(talker.slots["pending"]).startswith("choose:AT10031")
