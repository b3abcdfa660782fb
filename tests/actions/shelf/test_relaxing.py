"""What is given up of a wish that cannot be met, and in which order."""

from hypothesis import given
from hypothesis import strategies as st

from actions.shelf.budget import Budget
from actions.shelf.relaxing import relaxed
from actions.shelf.wish import Wish

WISHES = st.builds(
    Wish,
    category=st.sampled_from([None, "lighting"]),
    budget=st.sampled_from([Budget(), Budget(high_cents=3000), Budget(low_cents=3000)]),
    words=st.sampled_from([frozenset[str](), frozenset({"desk"})]),
    colour=st.sampled_from([None, "blue"]),
)


def test_the_colour_goes_first_and_the_kind_last() -> None:
    wish = Wish("lighting", Budget(high_cents=3000), frozenset({"desk"}), colour="blue")
    kept = [less for _, less in relaxed(wish)]
    assert kept[0] == Wish("lighting", Budget(high_cents=3000), frozenset({"desk"}))
    assert [less.category for less in kept].index(None) > 2
    assert kept[-1] == Wish()


@given(WISHES)
def test_each_less_is_another_and_says_what_was_asked_for(wish: Wish) -> None:
    steps = list(relaxed(wish))
    assert wish not in [less for _, less in steps]
    assert len({str(less) for _, less in steps}) == len(steps)
    asked = {
        "utter_nothing_in_colour": wish.colour is not None,
        "utter_nothing_for_budget": wish.budget.is_named,
        "utter_nothing_like": bool(wish.words),
        "utter_nothing_in_category": wish.category is not None,
    }
    assert all(asked[family] for family, _ in steps)


@given(WISHES)
def test_nothing_is_given_up_that_was_not_asked_for(wish: Wish) -> None:
    assert list(relaxed(wish)) or wish == Wish()
