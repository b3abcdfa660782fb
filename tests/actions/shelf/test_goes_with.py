"""Of which thing it is asked what goes with it: theirs, the one they praised, or the one on show."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from actions.house import House
from actions.shelf.stock import stock_shelf
from store import OrderLine, OrderStatus, Store
from tests.actions.fakes import PriceRanker, order, product
from tests.actions.talker import Talker

Talk = Callable[[str], Talker]
POT, OTHER, TEA, BEANS = "Celadon Teapot", "Hobnail Teapot", "Smoky Leaves", "Dark Roast"


@pytest.fixture
def talk(house: House, store: Store) -> Talk:
    """C0009 has the celadon teapot; everybody else has a lamp."""
    things = [
        *(product(n) for n in range(1, 5)),
        product(30, title=POT, category="tea", tags=("brewing",), rating_count=3),
        product(31, title=OTHER, category="tea", tags=("brewing",), rating_count=90),
        product(32, title=TEA, category="tea", tags=("brewing",)),
        product(33, title=BEANS, category="tea", tags=("roast",)),
        product(34, title="Moka Pot", category="tea", tags=("roast",)),
    ]
    store.products.replace_all(things)
    lines = (OrderLine("P0030", POT, 1, 3000),)
    store.orders.put_many([order(20001, "C0009", OrderStatus.DELIVERED, lines=lines)])
    shelf = stock_shelf(store.products.all(), PriceRanker())
    return lambda customer: Talker(replace(house, shelf=lambda: shelf), customer)


@pytest.mark.parametrize(
    ("customer", "named"), [("C0009", POT), ("C0002", "teapots")], ids=["theirs", "any of the kind"]
)
@pytest.mark.parametrize("praise", ["I love my tea pot", "what a lovely teapot!"])
def test_praised_before_goods_were_shown_unasked_it_is_meant(
    talk: Talk, customer: str, named: str, praise: str
) -> None:
    talker = talk(customer)
    assert talker.say("praise", f"[delight] {praise}").cards
    heard = talker.say("recommend", "what goes with it?")
    assert heard.titles == [TEA]
    assert named in heard.text


@pytest.mark.parametrize(
    "words",
    ["what goes with my teapot?", "anything that matches the tea pot I have", "what goes with a teapot"],
)
def test_named_now_it_is_meant(talk: Talk, words: str) -> None:
    talker = talk("C0002")
    talker.say("recommend", "a lamp please", category="lighting")
    assert talker.say("product_question", words).titles == [TEA]


def test_what_they_asked_to_see_is_meant_before_what_they_praised(talk: Talk) -> None:
    talker = talk("C0002")
    talker.say("praise", "I love my tea pot")
    talker.say("recommend", "show me the Dark Roast")
    assert talker.say("recommend", "what goes with it?").titles == ["Moka Pot"]


def test_a_card_they_point_at_is_meant(talk: Talk) -> None:
    talker = talk("C0009")
    shown = talker.say("praise", "[delight] I love my tea pot").titles
    heard = talker.say("recommend", "what goes with the first one?")
    assert shown[0] in heard.text


def test_where_nothing_goes_with_it_that_is_said(talk: Talk, store: Store) -> None:
    talker = talk("C0002")
    heard = talker.say("recommend", "what goes with Lamp Number 4?")
    assert heard.says("utter_nothing_together")
    assert heard.cards == []
    assert talker.press(heard.buttons[0]).cards
