"""What a customer would like to see."""

import pytest

from actions.scene import Message
from actions.shelf.budget import Budget
from actions.shelf.stock import stems, stock_shelf
from actions.shelf.wish import Wish, read_wish, slots_of
from tests.actions.fakes import product

SHELF = stock_shelf(
    [
        product(1),
        product(2, title="Tea Pot", category="kitchen", tags=("tea",)),
        product(3, title="Red Scarf"),
        product(4, title="Over-Ear Headphones", category="audio"),
    ],
    None,
)


def message(text: str, entities: dict[str, tuple[str, ...]] | None = None, **slots: str) -> Message:
    return Message("c", "t", None, "attune", text, "recommend", entities=entities or {}, slots=slots)


@pytest.mark.parametrize(
    "text", ["under 50", "at least 30 euros", "not the cheap stuff, between 20 and 40", "more or less than 9"]
)
def test_words_about_money_name_no_product(text: str) -> None:
    assert read_wish(message(text), SHELF) == Wish()


def test_a_budget_is_taken_from_the_entity() -> None:
    assert read_wish(message("x", {"budget": ("20-40",)}), SHELF).budget == Budget(2000, 4000)


def test_small_talk_does_not_narrow() -> None:
    assert (
        read_wish(message("could you please recommend me something nice for my birthday?"), SHELF) == Wish()
    )


def test_product_words_narrow() -> None:
    assert read_wish(message("any teapots or scarves? a scarf"), SHELF).words == {"scarf"}


def test_a_known_category_is_spelt_as_the_shop_does() -> None:
    assert read_wish(message("x", {"category": ("Kitchen",)}), SHELF).category == "kitchen"


def test_a_refinement_keeps_what_was_asked_for() -> None:
    earlier = Wish(category="kitchen", budget=Budget(high_cents=3000), recipient="mum")
    slots = {name: value for name, value in slots_of(earlier).items() if value is not None}
    wish = read_wish(message("something with tea", **{k: str(v) for k, v in slots.items()}), SHELF, keep=True)
    assert (wish.category, wish.budget, wish.recipient) == (
        earlier.category,
        earlier.budget,
        earlier.recipient,
    )
    assert wish.words == {"tea"}


def test_a_floor_said_after_a_ceiling_joins_it() -> None:
    wish = read_wish(message("at least 20", {"budget": ("20+",)}, budget="50"), SHELF, keep=True)
    assert wish.budget == Budget(2000, 5000)


def test_a_fresh_wish_forgets_the_last_one() -> None:
    assert read_wish(message("something else", category="kitchen", budget="30"), SHELF) == Wish()


@pytest.mark.parametrize(
    ("word", "stem"), [("lamps", "lamp"), ("Dresses", "dress"), ("candies", "candy"), ("glass", "glass")]
)
def test_plurals_are_dropped(word: str, stem: str) -> None:
    assert stems(word) == {stem}
