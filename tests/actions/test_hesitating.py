"""Words that put a decision off change nothing, whatever they were taken for."""

import pytest

from actions.hesitating import hesitates
from actions.house import House
from store import OrderStatus, Store
from tests.actions.stored import status
from tests.actions.talker import Talker

PUTS_OFF = [
    *("let me think about it", "ok let me check with my wife first", "wait", "ok wait a second", "no wait"),
    *("hmm I'm not sure yet", "I'll see", "should I?", "not yet", "hold on", "yes but not now", "one moment"),
    *("I don't know", "I'll let you know", "give me a minute", "I'd like to sleep on it", "yes, wait"),
]
HEDGES = [
    "maybe",
    "perhaps later",
    "I guess so",
    "probably",
    "hm",
    "ok but first tell me how long that takes",
]
DOUBTS = [
    *(
        "yeah right",
        "oh yeah, right!",
        "good luck with that",
        "sure you will",
        "as if",
        "and then?",
        "yes?",
        "ok?",
    ),
    *("yeah sure, like last time", "that depends"),
]
CLEAR = [
    *("yes", "yes please", "ok", "sure, go ahead", "do it", "fine, cancel it", "I said yes", "just do it"),
    *("I don't want to wait, cancel it", "yes I can't wait any longer", "yeah do it before it ships"),
    *(
        "yes, do that first",
        "yes, and let me know when it's done",
        "yes, I'm sure",
        "no more waiting, yes",
        "yeah right away",
        "could you do it please?",
    ),
]


@pytest.mark.parametrize("text", [*PUTS_OFF, *HEDGES, *DOUBTS])
def test_less_than_a_yes(text: str) -> None:
    assert hesitates(text)


@pytest.mark.parametrize("text", CLEAR)
def test_a_yes_is_no_hesitation(text: str) -> None:
    assert not hesitates(text)


@pytest.mark.parametrize("text", [*PUTS_OFF, *HEDGES, *DOUBTS])
def test_what_was_taken_for_a_yes_changes_nothing_and_the_question_stays(
    house: House, store: Store, text: str
) -> None:
    talker = Talker(house, "C0001")
    talker.say("order_cancel", "cancel AT10001", order_number="AT10001")
    assert talker.say("affirm", text).says("utter_take_your_time")
    assert status(store, "AT10001") is OrderStatus.DELAYED
    assert talker.say("affirm", "yes").says("utter_done_cancel")


@pytest.mark.parametrize("text", ["ok let me think before you cancel it", "ok wait, cancel it later maybe"])
def test_a_restated_wish_that_hesitates_is_asked_about_again(house: House, store: Store, text: str) -> None:
    talker = Talker(house, "C0001")
    for said in ("cancel AT10001", text, text):
        talker.say("order_cancel", said)
    assert status(store, "AT10001") is OrderStatus.DELAYED


def test_hesitation_that_was_not_understood_keeps_the_question(house: House) -> None:
    talker = Talker(house, "C0001")
    talker.say("order_cancel", "cancel AT10001", order_number="AT10001")
    assert talker.say("nlu_fallback", "I need to think about that").says("utter_take_your_time")
    assert talker.say("affirm", "yes").says("utter_done_cancel")


def test_with_nothing_asked_nobody_is_asked_what_their_yes_meant(house: House) -> None:
    assert Talker(house, "C0001").say("affirm", "I'll think about it").says("utter_take_your_time")


def test_a_long_message_that_was_not_understood_has_a_matter_of_its_own(house: House) -> None:
    heard = Talker(house, "C0001").say(
        "nlu_fallback", "I don't know what to make of the instructions that came with my lamp"
    )
    assert not heard.says("utter_take_your_time")


def test_a_button_is_pressed_by_somebody_who_decided(house: House) -> None:
    talker = Talker(house, "C0001")
    heard = talker.say("order_cancel", "cancel AT10001", order_number="AT10001")
    yes = next(button for button in heard.buttons if button["payload"] == "/affirm")
    assert talker.press(yes).says("utter_done_cancel")
