"""Gift cards: shown where there are some to buy; where the catalogue has none, that is said."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from actions.house import House
from actions.shelf.stock import stock_shelf
from store import Store
from tests.actions.fakes import product
from tests.actions.talker import Talker

Talk = Callable[..., Talker]

TO_BUY = [
    "do you sell gift cards",
    "I'd like a gift card for my sister",
    "can I buy a gift voucher here?",
    "are there gift cards in your shop",
    "gift cards?",
    "gift card for 50 euros",
    "how much are gift cards",
]


@pytest.fixture
def with_cards(house: House, store: Store) -> House:
    """A shop that sells two gift cards."""
    cards = [product(n, title=f"Gift Card {n}", category="gift cards", tags=(), stock=99) for n in (71, 72)]
    store.products.replace_all([*store.products.all(), *cards])
    shelf = stock_shelf(store.products.all(), None)
    return replace(house, shelf=lambda: shelf)


@pytest.mark.parametrize("text", TO_BUY)
def test_where_none_are_sold_it_is_said_and_somebody_offered(talk: Talk, text: str) -> None:
    heard = talk("C0009").say("voucher_question", text)
    assert heard.says("utter_no_gift_cards")
    assert [button["payload"] for button in heard.buttons] == ["/talk_to_human", "/recommend_gift"]


@pytest.mark.parametrize("text", TO_BUY)
def test_where_some_are_sold_they_are_shown(with_cards: House, text: str) -> None:
    heard = Talker(with_cards, "C0009").say("voucher_question", text)
    assert {title.rpartition(" ")[0] for title in heard.titles} == {"Gift Card"}


@pytest.mark.parametrize(
    "text",
    [
        "where do I enter my gift card",
        "can I pay with a gift card",
        "how do I use a gift card",
        "do you take gift cards",
        "how much is left on my gift card",
        "I have a gift card",
        "can I get something with this gift card",
    ],
)
def test_who_has_one_is_told_where_it_goes(talk: Talk, text: str) -> None:
    assert talk("C0009").say("voucher_question", text).says("utter_voucher_question")


def test_who_is_upset_is_offered_no_present(talk: Talk) -> None:
    heard = talk("C0009").say("voucher_question", "[anger] do you even sell gift cards")
    assert "/recommend_gift" not in [button["payload"] for button in heard.buttons]
