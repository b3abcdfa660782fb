"""A yes that restates what it says yes to is a yes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from actions.house import House
from store import OrderStatus, Store
from tests.actions.fakes import NOW
from tests.actions.stored import status
from tests.actions.talker import Talker

Talk = Callable[..., Talker]


@pytest.mark.parametrize(
    ("words", "after"),
    [
        ("yes, cancel it", OrderStatus.CANCELLED),
        ("OK cancel that order please", OrderStatus.CANCELLED),
        ("cancel it", OrderStatus.PROCESSING),
        ("don't, yes I mean it", OrderStatus.PROCESSING),
    ],
)
def test_cancelling_again_with_a_yes_cancels(
    talk: Talk, store: Store, words: str, after: OrderStatus
) -> None:
    talker = talk("C0005")
    talker.say("order_cancel", "please cancel my order")
    talker.say("order_cancel", words)
    assert status(store, "AT10005") is after


def test_yes_delete_everything_erases(talk: Talk) -> None:
    talker = talk("C0005")
    talker.say("delete_my_data", "delete my data")
    heard = talker.say("delete_my_data", "yes, delete everything")
    assert any((reply["custom"] or {}).get("erased") for reply in heard.replies)


def test_nothing_that_was_said_stays_in_a_slot_after_erasing(talk: Talk) -> None:
    talker = talk("C0009")
    talker.say(
        "recommend_gift",
        "for my sister, up to 40, in blue",
        budget="40",
        recipient="my sister",
        colour="blue",
    )
    talker.slots |= {"later": "order_return:AT10002", "proven_orders": ["AT10001"], "wish": "recommend"}
    talker.say("delete_my_data", "delete my data")
    talker.say("affirm", "yes")
    assert {name for name, value in talker.slots.items() if value} == {"said"}


def test_a_yes_about_another_order_is_a_new_wish(talk: Talk, store: Store) -> None:
    talker = talk("C0005")
    talker.say("order_cancel", "please cancel my order")
    talker.say("order_cancel", "yes, cancel AT10001", order_number="AT10001")
    assert status(store, "AT10005") is OrderStatus.PROCESSING


def test_a_yes_after_a_long_silence_is_asked_once_more(house: House, store: Store) -> None:
    moments = [NOW]
    talker = Talker(replace(house, clock=lambda: moments[-1]), "C0005")
    talker.say("order_cancel", "please cancel my order")
    moments.append(NOW + timedelta(hours=2))
    heard = talker.say("affirm", "yes")
    assert heard.buttons[0]["title"] == "Yes, cancel it"
    assert "cancelled" in talker.say("affirm", "yes").text


def test_a_yes_that_names_the_change_takes_up_what_was_dropped(talk: Talk) -> None:
    talker = talk("C0005")
    talker.say("order_cancel", "cancel my order")
    talker.say("deny", "no wait")
    assert talker.say("affirm", "actually yes cancel").says("utter_confirm_cancel")
    assert talker.slots["pending"] == "cancel:AT10005"


def test_of_money_that_went_back_it_is_said_again_what_its_coming_late_means(talk: Talk) -> None:
    talker = talk("C0007")
    talker.say("refund_status", "where is my refund")
    assert talker.say("order_late", "it's been three weeks!!").says("utter_refund_waits_for_parcel")
