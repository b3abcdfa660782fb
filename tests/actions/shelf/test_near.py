"""What others must be, seen from a product at hand: the laws hold whatever the ranker says."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actions.shelf.near import CLEARLY_BETTER, ENOUGH_RATINGS, Near, Use, fits, nearest
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
        assert all(one.rating_count >= ENOUGH_RATINGS for one in shown)
    if use is Use.CHEAPER:
        assert all(one.price_cents < at_hand.price_cents for one in shown)
    if use in {Use.CHEAPER, Use.BETTER}:
        assert all(one.category == at_hand.category for one in shown)
    if use is Use.TOGETHER:
        assert all(one.category != at_hand.category for one in shown)


def test_nothing_that_fits_is_left_out(store: Store) -> None:
    lamps = [product(n, rating=n / 2) for n in range(1, 9)]
    found = nearest(
        stock_shelf(lamps, PriceRanker()), Near(lamps[3], Use.BETTER), {one.id for one in lamps}, store, 9
    )
    assert {one.item_id for one in found} == {one.id for one in lamps[4:]}
    assert all(fits(Near(lamps[3], Use.BETTER), one) for one in lamps[4:])
