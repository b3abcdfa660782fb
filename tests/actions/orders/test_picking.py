"""Which order it is, said in words: by place, by age, by article, or all of them one by one."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from store import OrderLine, OrderStatus, Store
from tests.actions.fakes import NOW, order
from tests.actions.talker import Talker

Talk = Callable[..., Talker]


def with_three(store: Store) -> None:
    """Give C0008 a third order: the newest, and of another article."""
    line = OrderLine("P0020", "Garden Spade", 1, 3500)
    store.orders.put_many(
        [order(10019, "C0008", OrderStatus.PROCESSING, lines=(line,), placed_at=NOW - timedelta(days=1))]
    )


@pytest.mark.parametrize("taken_for", ["nlu_fallback", "like", "buy", "dislike"])
@pytest.mark.parametrize(
    ("words", "place"), [("the first one", 0), ("the second please", 1), ("the last one", 2)]
)
def test_the_buttons_can_be_counted(talk: Talk, store: Store, taken_for: str, words: str, place: int) -> None:
    with_three(store)
    talker = talk("C0008")
    buttons = talker.say("order_cancel", "cancel my order").buttons
    talker.say(taken_for, words)
    assert talker.slots["pending"] == f"cancel:{buttons[place]['title'].partition(' ')[0]}"


@pytest.mark.parametrize("words", ["the newest one", "the spade", "the one with the spade", "the latest"])
def test_age_and_article_name_one(talk: Talk, store: Store, words: str) -> None:
    with_three(store)
    talker = talk("C0008")
    talker.say("order_cancel", "cancel my order")
    talker.say("nlu_fallback", words)
    assert talker.slots["pending"] == "cancel:AT10019"


def test_all_of_them_are_taken_up_one_after_the_other(talk: Talk, store: Store) -> None:
    with_three(store)
    talker = talk("C0008")
    talker.say("order_cancel", "cancel my orders")
    talker.say("compare_products", "all of them")
    for _ in range(3):
        talker.say("affirm", "yes")
    found = store.orders.of_customer("C0008")
    assert [one.status for one in found] == [OrderStatus.CANCELLED] * 3


def test_both_named_at_once_are_taken_up_at_once(talk: Talk) -> None:
    talker = talk("C0008")
    assert talker.say("order_cancel", "cancel both my orders please").says("utter_one_by_one")
    assert str(talker.slots["pending"]).startswith("cancel:AT1001")


def test_a_no_in_between_leaves_that_one_and_goes_on(talk: Talk, store: Store) -> None:
    talker = talk("C0008")
    talker.say("order_cancel", "cancel my orders")
    talker.say("compare_products", "both of them")
    assert "AT1001" in talker.say("deny", "no").text
    talker.say("affirm", "yes")
    found = store.orders.of_customer("C0008")
    assert sorted(one.status for one in found) == [OrderStatus.CANCELLED, OrderStatus.PROCESSING]


def test_the_other_one_of_two_unknown_is_asked_again(talk: Talk) -> None:
    talker = talk("C0008")
    talker.say("order_cancel", "cancel AT55555", order_number="AT55555")
    heard = talker.say("deny", "no, the other order")
    assert heard.says("utter_which_order")
    assert len(heard.buttons) == 2


def test_the_other_one_of_one_is_that_one(talk: Talk) -> None:
    talker = talk("C0005")
    talker.say("order_cancel", "cancel AT55555", order_number="AT55555")
    talker.say("deny", "no, the other order")
    assert talker.slots["pending"] == "cancel:AT10005"


def test_none_of_these_asks_for_the_number(talk: Talk) -> None:
    talker = talk("C0008")
    talker.say("order_cancel", "cancel my order")
    assert talker.say("deny", "none of these").says("utter_give_number")
    assert talker.slots["case"] == "cancel:"


def test_a_number_after_all_is_taken(talk: Talk) -> None:
    talker = talk("C0008")
    talker.say("order_cancel", "cancel my order")
    talker.say("inform_order", "AT10018", order_number="AT10018")
    assert talker.slots["pending"] == "cancel:AT10018"


def test_something_else_said_picks_nothing(talk: Talk) -> None:
    talker = talk("C0008")
    talker.say("order_cancel", "cancel my order")
    assert talker.say("faq_warranty", "is there a guarantee").says("utter_faq_warranty")
