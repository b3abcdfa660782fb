"""A changed mind is a no, in whatever words; what was done a moment ago is not said to be kept."""

from collections.abc import Callable

import pytest

from store import OrderStatus, Store
from tests.actions.stored import status
from tests.actions.talker import Talker

Talk = Callable[..., Talker]


@pytest.mark.parametrize(
    "words",
    [
        "oh wait, my wife likes it, forget it",
        "never mind",
        "actually I'll keep it",
        "changed my mind",
        "don't cancel, I'll wait",
        "on second thought leave it as it is",
        "ok keep it.",
    ],
)
@pytest.mark.parametrize("taken_for", ["nlu_fallback", "praise", "order_cancel"])
def test_a_changed_mind_drops_what_was_asked(talk: Talk, store: Store, words: str, taken_for: str) -> None:
    talker = talk("C0005")
    talker.say("order_cancel", "cancel it")
    assert talker.say(taken_for, words).says("utter_kept_cancel")
    talker.say("affirm", "yes")
    assert status(store, "AT10005") is OrderStatus.PROCESSING


def test_a_changed_mind_that_names_a_way_takes_it(talk: Talk) -> None:
    talker = talk("C0002")
    talker.say("order_damaged", "it broke")
    heard = talker.say("nlu_fallback", "never mind, send me a new one")
    assert heard.says("utter_confirm_replace")


def test_too_late_is_said_and_a_person_offered(talk: Talk, store: Store) -> None:
    talker = talk("C0005")
    talker.say("order_cancel", "cancel it")
    talker.say("affirm", "yes")
    assert talker.say("deny", "actually keep it").says("utter_cannot_undo")
    talker.say("affirm", "yes")
    assert [one.reason for one in store.handovers.waiting()] == ["asked"]


def test_what_was_only_just_ordered_can_be_cancelled(talk: Talk, store: Store) -> None:
    talker = talk("C0009")
    talker.say("recommend", "recommend something")
    talker.say("buy", "I'll take the first one")
    talker.say("affirm", "yes")
    assert talker.say("nlu_fallback", "oh no, changed my mind").says("utter_confirm_cancel")
    talker.say("affirm", "yes")
    assert [one.status for one in store.orders.of_customer("C0009")] == [OrderStatus.CANCELLED]


def test_no_wait_cancel_it_cancels_after_a_yes(talk: Talk) -> None:
    talker = talk("C0005")
    talker.say("order_cancel", "cancel it")
    talker.say("deny", "no")
    assert talker.say("deny", "no wait, cancel it").says("utter_confirm_cancel")


def test_after_a_changed_mind_nothing_is_offered_unasked(talk: Talk) -> None:
    talker = talk("C0005")
    talker.say("order_cancel", "cancel it")
    talker.say("nlu_fallback", "oh forget it")
    assert not talker.say("thanks", "[gratitude] thank you so much").cards


def test_ok_to_an_offer_of_ours_is_no_cancelling(talk: Talk, store: Store) -> None:
    talker = talk("C0001")
    talker.say("order_status", "where is my order")
    assert talker.say("affirm", "ok").says("utter_confirm_cancel")
    assert status(store, "AT10001") is OrderStatus.DELAYED


@pytest.mark.parametrize("words", ["yes", "yes please", "ok cancel it", "sure"])
def test_a_yes_to_it_is_one(talk: Talk, store: Store, words: str) -> None:
    talker = talk("C0001")
    talker.say("order_status", "where is my order")
    talker.say("affirm", words)
    assert status(store, "AT10001") is OrderStatus.CANCELLED


def test_a_yes_to_a_person_offered_brings_one(talk: Talk, store: Store) -> None:
    talker = talk("C0009")
    talker.say("nlu_fallback", "the thing")
    talker.say("nlu_fallback", "the other thing")
    talker.say("affirm", "yes please")
    assert [one.reason for one in store.handovers.waiting()] == ["asked"]


def test_a_no_to_goods_they_asked_for_leaves_a_way_to_others(talk: Talk) -> None:
    talker = talk("C0009")
    talker.say("recommend", "something nice")
    assert [one["title"] for one in talker.say("deny", "hm not that").buttons] == ["Show me others"]


def test_a_no_to_goods_nobody_asked_for_is_the_last_word(talk: Talk) -> None:
    talker = talk("C0002")
    assert talker.say("praise", "[delight] I love it").cards
    assert talker.say("deny", "no thanks").buttons == []
