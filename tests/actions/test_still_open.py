"""What waits for a yes outlives what is said in between."""

from collections.abc import Callable

import pytest

from store import OrderStatus, Store
from tests.actions.stored import status
from tests.actions.talker import Talker

Talk = Callable[..., Talker]


@pytest.mark.parametrize(
    ("intent", "words"),
    [
        ("greet", "hello?"),
        ("are_you_bot", "are you a bot"),
        ("thanks", "thanks for your help"),
        ("praise", "great service, really"),
        ("nlu_fallback", "hm the thing with the thing"),
        ("out_of_scope", "what is the weather like"),
        ("faq_payment", "can I pay by card"),
        ("product_question", "is the Tea Pot heavy"),
        ("order_status", "and where is it at the moment"),
    ],
)
def test_the_question_is_put_again_and_the_yes_counts(
    talk: Talk, store: Store, intent: str, words: str
) -> None:
    talker = talk("C0005")
    talker.say("order_cancel", "cancel it")
    assert talker.say(intent, words).says("utter_still_open")
    talker.say("affirm", "yes")
    assert status(store, "AT10005") is OrderStatus.CANCELLED


@pytest.mark.parametrize("intent", ["greet", "chitchat"])
def test_an_impatient_hello_is_no_new_complaint(talk: Talk, intent: str) -> None:
    talker = talk("C0005")
    talker.say("order_cancel", "I am furious, cancel it")
    assert talker.say(intent, "hello, still furious").says("utter_still_open")


def test_a_choice_is_put_again_with_both_ways(talk: Talk) -> None:
    talker = talk("C0002")
    talker.say("order_damaged", "it broke")
    payloads = [button["payload"] for button in talker.say("are_you_bot", "are you a bot").buttons]
    assert ["replacement" in payloads[0], "refund" in payloads[1]] == [True, True]


def test_an_erasing_is_put_again_in_words(talk: Talk) -> None:
    talker = talk("C0005")
    talker.say("delete_my_data", "delete my data")
    assert "erasing your data" in talker.say("greet", "hello?").text


def test_which_order_is_put_again_after_an_answer(talk: Talk) -> None:
    talker = talk("C0008")
    talker.say("order_cancel", "cancel my order")
    heard = talker.say("faq_delivery", "how long does delivery take")
    assert heard.says("utter_which_order")
    assert len(heard.buttons) == 2


@pytest.mark.parametrize(("intent", "words"), [("deny", "no"), ("goodbye", "bye")])
def test_a_no_and_a_farewell_end_it(talk: Talk, intent: str, words: str) -> None:
    talker = talk("C0005")
    talker.say("order_cancel", "cancel it")
    assert not talker.say(intent, words).says("utter_still_open")
    assert talker.slots["pending"] is None


def test_no_second_question_is_asked_beside_it(talk: Talk) -> None:
    talker = talk("C0005")
    talker.say("order_cancel", "[anger] cancel it")
    heard = talker.say("nlu_fallback", "[anger] the thing with the thing")
    assert not heard.says("utter_ask_person")
    assert not heard.says("utter_did_you_mean")


def test_the_yes_that_is_waited_for_is_named(talk: Callable[..., Talker]) -> None:
    talker = talk("C0001")
    talker.say("order_cancel", "cancel AT10001", order_number="AT10001")
    assert "cancelling AT10001" in talker.say("invoice_request", "and can I have an invoice").text
