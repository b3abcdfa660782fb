"""What a customer would like to see."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.scene import Message
from actions.shelf.stock import stems, stock_shelf
from actions.shelf.wish import Wish, budget_cents, read_wish, slots_of, to_cents
from tests.actions.fakes import product

SHELF = stock_shelf(
    [
        product(1),
        product(2, title="Tea Pot", category="kitchen", tags=("tea",)),
        product(3, title="Red Scarf"),
    ],
    None,
)


def message(text: str, entities: dict[str, tuple[str, ...]] | None = None, **slots: str) -> Message:
    return Message("c", "t", None, "attune", text, "recommend", entities=entities or {}, slots=slots)


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("under 50", 5000),
        ("max €30", 3000),
        ("up to 19,99 euros", 1999),
        ("I have 40 quid", 4000),
        ("€25 at most", 2500),
        ("2 lamps", None),
        ("AT10001", None),
        ("under", None),
        ("within 14 days", None),
        ("around 3 business days", None),
        ("about 10 of them", None),
    ],
)
def test_limits_in_words(text: str, cents: int | None) -> None:
    assert budget_cents(message(text)) == cents


@given(st.text(max_size=20))
def test_any_amount_is_read_or_refused(text: str) -> None:
    cents = to_cents(text)
    assert cents is None or cents > 0


def test_what_was_paid_is_no_limit() -> None:
    assert budget_cents(message("I paid 50 euros", {"price": ("50",)})) is None


def test_the_entity_outranks_the_words() -> None:
    assert budget_cents(message("under 50", {"budget": ("20",)})) == 2000


def test_small_talk_does_not_narrow() -> None:
    assert (
        read_wish(message("could you please recommend me something nice for my birthday?"), SHELF) == Wish()
    )


def test_product_words_narrow() -> None:
    assert read_wish(message("any teapots or scarves? a scarf"), SHELF).words == {"scarf"}


def test_a_known_category_is_spelt_as_the_shop_does() -> None:
    assert read_wish(message("x", {"category": ("Kitchen",)}), SHELF).category == "kitchen"


def test_a_refinement_keeps_what_was_asked_for() -> None:
    earlier = Wish(category="kitchen", max_cents=3000, recipient="mum")
    slots = {name: value for name, value in slots_of(earlier).items() if value is not None}
    wish = read_wish(message("something with tea", **{k: str(v) for k, v in slots.items()}), SHELF, keep=True)
    assert (wish.category, wish.max_cents, wish.recipient, wish.words) == ("kitchen", 3000, "mum", {"tea"})


def test_a_fresh_wish_forgets_the_last_one() -> None:
    assert read_wish(message("something else", category="kitchen", budget="30"), SHELF) == Wish()


@pytest.mark.parametrize(
    ("word", "stem"), [("lamps", "lamp"), ("Dresses", "dress"), ("candies", "candy"), ("glass", "glass")]
)
def test_plurals_are_dropped(word: str, stem: str) -> None:
    assert stems(word) == {stem}
