"""What may be spent: it holds, is said back, and what is asked for beyond it is told apart."""

from collections.abc import Callable

import pytest

from store import Store
from tests.actions.stored import prices
from tests.actions.talker import Talker

Talk = Callable[..., Talker]


@pytest.mark.parametrize(
    ("said", "least", "most"),
    [
        ("20", 0, 2000),
        ("50+", 5000, None),
        ("20-40", 2000, 4000),
        ("~50", 3500, 6000),
        ("40+ fine", 4000, None),
    ],
)
def test_the_budget_holds(talk: Talk, store: Store, said: str, least: int, most: int | None) -> None:
    talker = talk("C0009")
    for intent in ("recommend", "refine_recommendation", "refine_recommendation"):
        heard = talker.say(
            intent, "something at that price", **({"budget": said} if intent == "recommend" else {})
        )
        if intent != "recommend" and (heard.says("utter_seen_all") or heard.says("utter_nothing_left")):
            break
        assert heard.cards
        assert all(least <= cents <= (most or cents) for cents in prices(store, heard))


def test_a_floor_and_a_ceiling_said_one_after_the_other_both_hold(talk: Talk, store: Store) -> None:
    talker = talk("C0009")
    talker.say("recommend", "a lamp under 50", budget="50", category="lighting")
    heard = talker.say("refine_recommendation", "but at least 30", budget="30+")
    assert heard.cards
    assert all(3000 <= cents <= 5000 for cents in prices(store, heard))
    assert "€30 to €50" in heard.text


@pytest.mark.parametrize(
    ("said", "nearest"), [("2", "Lamp Number 1"), ("500+", "Lamp Number 8"), ("81-90", "Lamp Number 8")]
)
def test_where_nothing_fits_the_sums_are_said_back_with_what_comes_nearest(
    talk: Talk, said: str, nearest: str
) -> None:
    heard = talk("C0009").say("recommend", "a lamp for that", budget=said, category="lighting")
    assert heard.says("utter_nothing_for_budget")
    assert heard.titles == [nearest]


def test_a_budget_too_low_names_the_nearest(talk: Talk) -> None:
    heard = talk("C0009").say("recommend", "something under 2 euros", budget="2")
    assert len(heard.cards) == 1
    assert heard.says("utter_nothing_for_budget")


def test_not_the_cheap_stuff_is_the_dearer_half(talk: Talk, store: Store) -> None:
    heard = talk("C0009").say("recommend", "a lamp, not the cheap stuff", budget="fine", category="lighting")
    assert heard.says("utter_offer_fine")
    assert min(prices(store, heard)) >= 5000


@pytest.mark.parametrize("shown_before", [True, False])
def test_not_the_cheap_stuff_is_no_complaint(talk: Talk, store: Store, shown_before: bool) -> None:
    talker = talk("C0009")
    if shown_before:
        talker.say("recommend", "a lamp please", category="lighting")
    heard = talker.say("complain_quality", "lamps, not the cheap stuff", budget="fine", category="lighting")
    assert heard.cards


def test_the_cheapest_are_the_cheapest(talk: Talk) -> None:
    heard = talk("C0009").say("recommend", "the cheapest lamps", budget="cheapest", category="lighting")
    assert {card["title"] for card in heard.cards} == {f"Lamp Number {number}" for number in (1, 2, 3)}


@pytest.mark.parametrize("intent", ["refine_recommendation", "cheaper"])
def test_something_finer_costs_more_than_what_was_shown(talk: Talk, store: Store, intent: str) -> None:
    talker = talk("C0009")
    first = talker.say("recommend", "a lamp please", category="lighting")
    second = talker.say(intent, "not the cheap stuff", budget="fine")
    assert min(prices(store, second)) > max(prices(store, first))


def test_where_there_is_nothing_finer_it_is_said(talk: Talk) -> None:
    talker = talk("C0009")
    talker.say("recommend", "[delight] a lamp please", category="lighting")
    heard = talker.say("refine_recommendation", "more expensive", budget="fine")
    assert heard.says("utter_dearest")
    assert not heard.cards


def test_a_price_that_does_not_matter_any_more_is_forgotten(talk: Talk) -> None:
    talker = talk("C0009")
    talker.say("recommend", "a lamp up to 20", budget="20", category="lighting")
    heard = talker.say("refine_recommendation", "the price doesn't matter", budget="any")
    assert heard.cards
    assert talker.slots["budget"] is None


def test_cheaper_is_cheaper_than_everything_shown(talk: Talk, store: Store) -> None:
    talker = talk("C0009")
    first = talker.say("recommend", "[delight] a lamp please", category="lighting")
    second = talker.say("cheaper", "[delight] cheaper please")
    assert max(prices(store, second)) < min(prices(store, first))


def test_cheaper_than_the_cheapest_is_said_honestly(talk: Talk) -> None:
    talker = talk("C0009")
    talker.say("recommend", "a lamp please", category="lighting")
    assert not talker.say("cheaper", "cheaper").cards


def test_the_nearest_to_a_budget_may_be_what_they_saw(talk: Talk) -> None:
    talker = talk("C0009")
    shown = talker.say("recommend", "spades please").titles
    assert shown == ["Garden Spade"]
    heard = talker.say("refine_recommendation", "under 10", budget="10")
    assert heard.says("utter_nothing_for_budget")
    assert heard.titles == ["Garden Spade"]
