"""What a customer would like to see."""

import pytest

from actions.scene import Message
from actions.shelf.budget import Budget
from actions.shelf.stock import stems, stock_shelf
from actions.shelf.wish import Wish, asks_for_what_we_lack, read_wish, slots_of
from tests.actions.fakes import product

SHELF = stock_shelf(
    [
        product(1),
        product(2, title="Tea Pot", category="kitchen", tags=("tea",)),
        product(3, title="Red Scarf"),
        product(5, title="The Lost Ferry", category="toys"),
        product(4, title="Over-Ear Headphones", category="audio"),
        product(6, title="Roast Beans", category="coffee", brand="Third Kettle"),
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
    "text", ["there is so much, I'm lost, recommend me something", "the last one was lost"]
)
def test_a_word_of_one_title_names_no_product_in_passing(text: str) -> None:
    assert read_wish(message(text), SHELF) == Wish()


@pytest.mark.parametrize(
    "text", ["a ferry", "do you have some lost ferry game for rainy days", "any ferries?"]
)
def test_a_word_of_one_title_names_it_where_it_is_asked_for(text: str) -> None:
    assert "ferry" in read_wish(message(text), SHELF).words


def test_what_is_turned_down_is_no_wish_and_stays_turned_down() -> None:
    wish = read_wish(message("no tea please", {"unwanted": ("tea",)}, category="lighting"), SHELF, keep=True)
    assert (wish.words, wish.unwanted, wish.category) == (frozenset(), {"tea"}, "lighting")
    slots = {name: str(value) for name, value in slots_of(wish).items() if value}
    assert read_wish(message("others", **slots), SHELF, keep=True).unwanted == {"tea"}


def test_a_kind_that_is_asked_for_is_turned_down_no_more() -> None:
    wish = read_wish(
        message("kitchen", {"category": ("kitchen",)}, unwanted="kitchen|plastic"), SHELF, keep=True
    )
    assert (wish.category, wish.unwanted) == ("kitchen", {"plastic"})


def test_the_kind_looked_at_before_ends_when_it_is_turned_down() -> None:
    said = message("no more of those", {"unwanted": ("kitchen",)}, category="kitchen")
    assert read_wish(said, SHELF, keep=True).category is None


@pytest.mark.parametrize(
    ("word", "stem"), [("lamps", "lamp"), ("Dresses", "dress"), ("candies", "candy"), ("glass", "glass")]
)
def test_plurals_are_dropped(word: str, stem: str) -> None:
    assert stems(word) == {stem}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("hit me with your best kettle", set()),
        ("do you have a kettle", set()),
        ("beans by third kettle", {"bean", "third", "kettle"}),
        ("something from Glim", {"glim"}),
    ],
)
def test_a_piece_of_a_brands_name_names_no_thing(text: str, words: set[str]) -> None:
    assert read_wish(message(text), SHELF).words == words


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("hit me with your best kettle", True),
        ("do you have kettles", True),
        ("show me your finest tea pot", False),
        ("show me your best products", False),
        ("give me your best shot", False),
        ("do you have anything by third kettle", False),
    ],
)
def test_a_thing_by_a_name_that_nothing_answers_to_is_lacking(text: str, lacks: bool) -> None:
    said = message(text)
    assert asks_for_what_we_lack(said, read_wish(said, SHELF), SHELF) is lacks
