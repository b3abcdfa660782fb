"""What others must be, seen from a product at hand: the laws hold whatever the ranker says."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actions.shelf.near import CLEARLY_BETTER, ENOUGH_RATINGS, WELL_RATED, Near, Use, fits, nearest
from actions.shelf.stock import stock_shelf
from store import Product, Store
from tests.actions.fakes import PriceRanker, product

products = st.builds(
    product,
    st.integers(1, 6),
    category=st.sampled_from(["lighting", "garden"]),
    price_cents=st.integers(0, 5_000),
    rating=st.floats(0, 5),
    rating_count=st.integers(0, 8),
)
shelves = st.lists(products, min_size=1, max_size=8, unique_by=lambda one: one.id)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # nothing is written to the store
@given(stocked=shelves, use=st.sampled_from(Use), trained=st.booleans())
def test_laws(store: Store, stocked: list[Product], use: Use, trained: bool) -> None:
    shelf = stock_shelf(stocked, PriceRanker() if trained else None)
    at_hand = stocked[0]
    found = nearest(shelf, Near(at_hand, use), set(shelf.products), store, 3)
    shown = [shelf.products[one.item_id] for one in found]
    assert len(shown) <= 3
    assert at_hand not in shown
    if use is Use.BETTER:
        assert all(one.rating >= at_hand.rating + CLEARLY_BETTER for one in shown)
        assert at_hand.rating or all(one.rating >= WELL_RATED for one in shown)
        assert all(one.rating_count >= ENOUGH_RATINGS for one in shown)
    if use is Use.CHEAPER:
        assert all(one.price_cents < at_hand.price_cents for one in shown)
    if use in {Use.CHEAPER, Use.BETTER}:
        assert all(one.category == at_hand.category for one in shown)
    if use is Use.TOGETHER:
        assert all(set(one.tags) & set(at_hand.tags) for one in shown), "nobody bought anything"
        assert all(one.category != at_hand.category for one in shown), "all of these are called lamps"


def test_nothing_that_fits_is_left_out(store: Store) -> None:
    lamps = [product(n, rating=n / 2) for n in range(1, 9)]
    found = nearest(
        stock_shelf(lamps, PriceRanker()), Near(lamps[3], Use.BETTER), {one.id for one in lamps}, store, 9
    )
    assert {one.item_id for one in found} == {one.id for one in lamps[4:]}
    assert all(fits(Near(lamps[3], Use.BETTER), one) for one in lamps[4:])


@pytest.mark.parametrize("trained", [True, False])
def test_cheaper_is_for_the_same_purpose_where_anything_is(store: Store, trained: bool) -> None:
    tent = product(9, category="outdoor", tags=("camping", "treat"))
    stove = product(8, category="outdoor", tags=("camping", "new"))
    shoes = product(7, category="outdoor", tags=("running", "treat"))
    shelf = stock_shelf([tent, stove, shoes], PriceRanker() if trained else None)

    def found(*among: str) -> list[str]:
        return [one.item_id for one in nearest(shelf, Near(tent, Use.CHEAPER), set(among), store, 3)]

    assert found(stove.id, shoes.id) == [stove.id]
    assert found(shoes.id) == [shoes.id]


def test_nothing_is_called_similar_that_has_nothing_in_common(store: Store) -> None:
    strange = product(1, title="Odd", category="odd", brand="Odd", tags=("odd",))
    shelf = stock_shelf([strange, product(2), product(3)], None)
    assert nearest(shelf, Near(strange, Use.SIMILAR), set(shelf.products), store, 3) == []
