"""An order that may come too late: what can be done about it, and who can do it."""

from collections.abc import Callable

import pytest

from store import Store
from tests.actions.talker import Talker

Talk = Callable[..., Talker]


@pytest.mark.parametrize(
    "words",
    [
        *("what if it doesn't come in time", "what if it doesn't come", "what if it never comes"),
        *("can you send it express", "can it come sooner?"),
    ],
)
def test_about_the_order_just_told_of_a_colleague_can_ask_the_carrier(
    talk: Talk, store: Store, words: str
) -> None:
    talker = talk("C0003")
    talker.say("order_status", "where is it")
    assert talker.say("faq_delivery", words).says("utter_aside_hurry")
    talker.say("affirm", "yes please")
    assert [one.reason for one in store.handovers.waiting()] == ["asked"]


def test_with_no_order_spoken_of_it_is_a_question_about_delivery(talk: Talk) -> None:
    heard = talk("C0003").say("faq_delivery", "can you send things express")
    assert heard.says("utter_faq_delivery_beyond")


def test_said_to_be_delivered_while_it_travels_a_colleague_asks_the_carrier(talk: Talk) -> None:
    heard = talk("C0003").say("order_late", "tracking says delivered but I have nothing")
    assert heard.says("utter_step_chase")
