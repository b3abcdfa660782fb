"""What they bought is told from the last order, or the one they name."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from store import OrderLine, OrderStatus, Store
from tests.actions.fakes import NOW, order
from tests.actions.talker import Talker

Talk = Callable[..., Talker]

LAST = [
    "what did I buy last time",
    "what did I order again",
    "remind me what I bought from you",
    "what was in my last order",
    "which things did I order",
    "my last order, what was it again",
    "what have I ordered so far",
    "do you remember what I bought?",
]


@pytest.fixture
def bought(store: Store) -> Store:
    """C0002 bought tea things after the lamp."""
    lines = (OrderLine("P0021", "Tea Pot", 1, 2500), OrderLine("P0020", "Garden Spade", 2, 3500))
    late = NOW - timedelta(days=1)
    store.orders.put_many(
        [order(10012, "C0002", OrderStatus.DELIVERED, placed_at=late, lines=lines, total_cents=9500)]
    )
    return store


@pytest.mark.parametrize("intent", ["order_status", "nlu_fallback"])
@pytest.mark.parametrize("text", LAST)
def test_the_last_order_is_told_article_by_article(talk: Talk, bought: Store, intent: str, text: str) -> None:
    heard = talk("C0002").say(intent, text)
    assert heard.says("utter_last_order")
    assert "Tea Pot and 2 × Garden Spade" in heard.text
    assert "AT10012" in heard.text
    assert "€95.00" in heard.text


def test_the_one_before_is_a_press_away(talk: Talk, bought: Store) -> None:
    heard = talk("C0002").say("order_status", "what did I buy last time")
    assert [button["title"][:7] for button in heard.buttons] == ["AT10002"]


@pytest.mark.parametrize("text", ["show me my orders", "my order history", "what are my past purchases"])
def test_who_asks_for_all_hears_of_those_before(talk: Talk, bought: Store, text: str) -> None:
    heard = talk("C0002").say("order_status", text)
    assert heard.says("utter_last_order")
    assert heard.says("utter_orders_before")


def test_an_order_they_name_is_told(talk: Talk, bought: Store) -> None:
    heard = talk("C0002").say("order_status", "what did I order as AT10002", order_number="AT10002")
    assert heard.says("utter_aside_items")
    assert "Lamp Number 1" in heard.text


def test_somebody_elses_is_not(talk: Talk, bought: Store) -> None:
    heard = talk("C0003").say("order_status", "what did I order as AT10012", order_number="AT10012")
    assert heard.says("utter_order_not_found")


def test_where_the_last_one_is_not_delivered_it_is_told_where_it_is(talk: Talk) -> None:
    heard = talk("C0003").say("order_status", "what did I buy last time")
    assert heard.says("utter_last_order")
    assert heard.says("utter_status_shipped")


def test_who_never_bought_anything_is_told_so(talk: Talk) -> None:
    assert talk("C0009").say("order_status", "what did I buy last time").says("utter_no_orders")


def test_a_guest_is_asked_for_the_number(talk: Talk) -> None:
    assert talk(None).say("order_status", "what did I buy last time").says("utter_guest_which_order")


@pytest.mark.parametrize(
    "text", ["where is what I ordered", "what I bought is still not here", "when does what I ordered arrive"]
)
def test_where_it_is_is_another_question(talk: Talk, bought: Store, text: str) -> None:
    assert not talk("C0002").say("order_status", text).says("utter_last_order")
