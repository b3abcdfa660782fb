"""Others beside a product at hand, in the dialogue: better rated, cheaper, similar, goes with it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from actions.house import House
from actions.shelf.stock import stock_shelf
from store import OrderLine, OrderStatus, Store
from tests.actions.fakes import PriceRanker, order, product
from tests.actions.talker import Heard, Talker

Talk = Callable[[str], Talker]
BETTER = "Similar, better rated"


@pytest.fixture
def talk(house: House, store: Store) -> Talk:
    """Lamps 1 to 8 get better with their price; lamp 1 has two stars."""
    better = [product(n, rating=2.0 + n / 4) for n in range(1, 9)]
    store.products.replace_all(
        [*better, *[one for one in store.products.all() if one.category != "lighting"]]
    )
    shelf = stock_shelf(store.products.all(), PriceRanker())
    return lambda customer: Talker(replace(house, shelf=lambda: shelf), customer)


def button(heard: Heard, title: str) -> dict[str, str]:
    return next(one for one in heard.buttons if one["title"] == title)


def disliked(talker: Talker, mood: str = "") -> Heard:
    cards = talker.say("recommend", "a lamp please", category="lighting").cards
    if mood:
        return talker.say("dislike", f"[{mood}] I don't like that lamp", impression=cards[1]["impression"])
    return talker.press(cards[1]["buttons"][1])


def test_after_a_dislike_something_better_rated_is_a_tap_away(talk: Talk, store: Store) -> None:
    talker = talk("C0009")
    shown = talker.press(button(disliked(talker), BETTER))
    assert shown.cards
    ids = [card["product_id"] for card in shown.cards]
    assert all(one.rating > 2.5 and one.category == "lighting" for one in store.products.many(ids))
    assert "of 5" in shown.cards[0]["reason"]
    assert "Lamp Number 2" in shown.cards[0]["reason"]


def test_an_upset_customer_is_offered_none(talk: Talk) -> None:
    assert BETTER not in [one["title"] for one in disliked(talk("C0009"), "anger").buttons]


def test_after_the_best_nothing_better_is_offered(talk: Talk) -> None:
    talker = talk("C0009")
    cards = talker.say("recommend", "[delight] a lamp please", category="lighting").cards
    assert cards[0]["title"] == "Lamp Number 8"
    assert BETTER not in [one["title"] for one in talker.press(cards[0]["buttons"][1]).buttons]


def test_what_goes_back_for_its_quality_may_be_replaced_by_something_better(talk: Talk) -> None:
    talker = talk("C0002")
    talker.say("complain_quality", "the quality is not what I expected")
    done = talker.say("affirm", "yes please")
    shown = talker.press(button(done, BETTER))
    assert shown.cards
    assert "Lamp Number 1" not in shown.titles


def test_what_goes_back_for_no_reason_brings_no_offer(talk: Talk) -> None:
    talker = talk("C0002")
    talker.say("order_return", "I want to send my lamp back")
    assert BETTER not in [one["title"] for one in talker.say("affirm", "yes please").buttons]


def test_cheaper_than_one_card_is_of_the_same_use(talk: Talk, store: Store) -> None:
    talker = talk("C0009")
    cards = talker.say("surprise_me", "[delight] surprise me").cards
    dearest = next(card for card in cards if card["title"] == "Lamp Number 8")
    heard = talker.press(button(talker.press(dearest["buttons"][1]), "Something cheaper"))
    found = store.products.many([card["product_id"] for card in heard.cards])
    assert found
    assert all(one.category == "lighting" and one.price_cents < 8000 for one in found)
    assert "less" in heard.cards[0]["reason"]


@pytest.mark.parametrize(
    ("words", "intro"),
    [
        ("do you have something similar?", "Lamp Number 2"),
        ("anything like that with better reviews?", "Lamp Number 2"),
    ],
)
def test_words_ask_for_it_too(talk: Talk, words: str, intro: str) -> None:
    talker = talk("C0009")
    card = talker.say("recommend", "a lamp please", category="lighting").cards[1]
    talker.press(card["buttons"][0])
    heard = talker.say("refine_recommendation", words)
    assert heard.cards
    assert intro in heard.text
    assert intro not in heard.titles


@pytest.mark.parametrize("first", [True, False], ids=["after cards", "before any card"])
def test_something_like_what_was_asked_about_is_not_the_thing_itself(talk: Talk, first: bool) -> None:
    talker = talk("C0009")
    if first:
        talker.say("recommend", "a lamp please", category="lighting")
    told = talker.say("product_question", "tell me about the Tea Pot", product="Tea Pot")
    for heard in (
        talker.press(button(told, "Something like it")),
        talker.say("refine_recommendation", "something similar to the Tea Pot"),
    ):
        assert heard.cards
        assert "Tea Pot" in heard.text
        assert "Tea Pot" not in heard.titles


def test_what_was_asked_about_is_still_at_hand_in_the_next_message(talk: Talk) -> None:
    talker = talk("C0009")
    talker.say("product_question", "tell me about the Tea Pot", product="Tea Pot")
    heard = talker.say("refine_recommendation", "do you have something similar?")
    assert heard.cards
    assert "Tea Pot" in heard.text
    assert "Tea Pot" not in heard.titles


def test_what_goes_with_a_purchase_is_of_another_kind_and_not_owned(talk: Talk, store: Store) -> None:
    pot, lamp, spade = (OrderLine(one, one, 1, 100) for one in ("P0021", "P0001", "P0020"))
    both = [(f"C000{n}", line) for n in range(1, 6) for line in (pot, lamp)]
    bought = [*both, ("C0009", spade)]
    store.orders.put_many(
        [
            order(20_000 + number, customer, OrderStatus.DELIVERED, lines=(line,))
            for number, (customer, line) in enumerate(bought)
        ]
    )
    talker = talk("C0009")
    card = talker.say("recommend", "a lamp please", category="lighting").cards[0]
    talker.press(card["buttons"][2])
    done = talker.say("affirm", "yes please")
    heard = talker.press(button(done, "What goes with it?"))
    assert heard.titles == ["Tea Pot"]
    assert "ought" in heard.cards[0]["reason"] or "Buyers" in heard.cards[0]["reason"]
