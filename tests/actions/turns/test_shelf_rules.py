"""The shop's rules in the dialogue: what they do and must never do, what is said and logged of them."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from actions.house import House
from actions.shelf.rules import parse_shelf_rules
from actions.shelf.stock import stock_shelf
from store import Store
from tests.actions.fakes import PriceRanker
from tests.actions.talker import Heard, Talker

Ruled = Callable[..., Talker]
PIN = "[[pin]]\nname='March lamps'\nids=['P0005']\n"
BOOST = "[[boost]]\nname='own'\nids=['P0007']\nby=3\n"


@pytest.fixture(params=[True, False], ids=["trained", "untrained"])
def ruled(house: House, store: Store, request: pytest.FixtureRequest) -> Ruled:
    shelf = stock_shelf(store.products.all(), PriceRanker() if request.param else None)

    def make(rules: str, customer: str = "C0009") -> Talker:
        parsed = parse_shelf_rules(rules)
        return Talker(replace(house, rules=lambda: parsed, shelf=lambda: shelf), customer)

    return make


def ids(heard: Heard) -> list[str]:
    return [card["product_id"] for card in heard.cards]


def recommend(talker: Talker, text: str = "a lamp please", **entities: str) -> Heard:
    return talker.say("recommend", text, **{"category": "lighting", **entities})


@pytest.mark.parametrize("meets", ["ids=['P0001','P0002']", "categories=['lighting']", "tags=['cosy']"])
def test_what_is_excluded_is_never_shown(ruled: Ruled, meets: str) -> None:
    talker = ruled(
        f"[[exclude]]\nname='recalled'\n{meets}\n{PIN}{BOOST}[[boost]]\nname='b'\nby=3.0\n" + meets
    )
    for mood in ("", "[delight] "):
        shown = ids(talker.say("recommend", f"{mood}recommend something"))
        shown += ids(talker.say("surprise_me", f"{mood}surprise me"))
        assert shown
        gone = {"P0001", "P0002"} if "ids" in meets else {f"P000{n}" for n in range(1, 9)}
        assert not gone & set(shown)


def test_a_pin_comes_first_and_says_so(ruled: Ruled, store: Store) -> None:
    heard = recommend(ruled(PIN))
    assert ids(heard)[0] == "P0005"
    assert "March lamps" in heard.cards[0]["reason"]
    assert "shop" in heard.cards[0]["reason"]
    (offer,) = store.offers.recent("conversation-1", 1)
    assert offer.impressions[0].features["pin"] == 1.0
    assert all("pin" not in one.features for one in offer.impressions[1:])
    assert len(set(ids(heard))) == len(ids(heard)) <= 3


@pytest.mark.parametrize("mood", ["anger", "disappointment", "anxiety"])
def test_a_pin_is_never_for_a_customer_who_is_not_well(ruled: Ruled, mood: str) -> None:
    talker = ruled(PIN)
    assert "P0005" not in ids(recommend(talker, f"[{mood}] a lamp please"))[:1]


def test_neither_pin_nor_boost_lifts_what_was_refused_or_does_not_fit(ruled: Ruled) -> None:
    talker = ruled(PIN + BOOST)
    first = recommend(talker)
    assert {"P0005", "P0007"} <= set(ids(first))
    for card in first.cards:
        if card["product_id"] in {"P0005", "P0007"}:
            talker.press(card["buttons"][1])
    assert not {"P0005", "P0007"} & set(ids(recommend(talker)))
    assert not {"P0005", "P0007"} & set(ids(recommend(ruled(PIN + BOOST), "under 30", budget="30")))


def test_neither_lifts_what_is_sold_out(ruled: Ruled) -> None:
    heard = recommend(ruled("[[pin]]\nname='a'\nids=['P0009']\n[[boost]]\nname='b'\nids=['P0009']\nby=3.0"))
    assert heard.cards
    assert "P0009" not in ids(heard)


def test_a_boost_lifts_is_logged_and_told(ruled: Ruled, store: Store) -> None:
    talker = ruled(BOOST)
    heard = recommend(talker)
    assert ids(heard)[0] == "P0007"
    assert "shop" in heard.cards[0]["reason"]
    (offer,) = store.offers.recent("conversation-1", 1)
    assert offer.impressions[0].features["boost"] == 3.0
    why = talker.say("why_product", None, impression=heard.cards[0]["impression"])
    assert "shop" in why.text
