"""What may be spent: to and from its short form, what it allows, and what two sayings come to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.shelf.budget import Budget, End, read_budget

CENTS = st.integers(min_value=1, max_value=9_999_999)
ENDS = st.sampled_from([None, *End])
BUDGETS = st.one_of(
    st.builds(Budget, high_cents=CENTS, end=ENDS),
    st.builds(Budget, low_cents=CENTS, end=ENDS),
    st.builds(lambda a, b, end: Budget(min(a, b), max(a, b), end=end), CENTS, CENTS, ENDS),
    st.builds(lambda cents, end: Budget(cents, cents, about=True, end=end), CENTS, ENDS),
    st.builds(Budget, end=st.sampled_from(list(End))),
)


@given(BUDGETS)
def test_the_short_form_brings_back_the_budget(budget: Budget) -> None:
    assert read_budget(str(budget)) == budget


@pytest.mark.parametrize("said", [None, "", "0", "-5", "50 euros", "~", "fifty", "20-", "+", "dear me"])
def test_anything_else_is_none(said: str | None) -> None:
    assert read_budget(said) is None


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused(text: str) -> None:
    budget = read_budget(text)
    assert budget is None or text.strip() == "any" or budget.is_named or budget.end is not None


@pytest.mark.parametrize(
    ("said", "allowed", "refused"),
    [
        ("50", (1, 5000), (5001,)),
        ("50+", (5000, 99_999), (4999,)),
        ("20-40", (2000, 4000), (1999, 4001)),
        ("~50", (3500, 5000, 6000), (3499, 6001)),
        ("fine", (1, 99_999), ()),
        ("any", (1, 99_999), ()),
        ("20-40 cheap", (2000,), (4001,)),
    ],
)
def test_it_allows_what_lies_within(said: str, allowed: tuple[int, ...], refused: tuple[int, ...]) -> None:
    budget = read_budget(said)
    assert budget is not None
    assert [cents for cents in (*allowed, *refused) if budget.allows(cents)] == list(allowed)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("50", "up to €50"),
        ("49.9+", "€49.90 or more"),
        ("20-40", "€20 to €40"),
        ("~50", "about €50"),
        ("fine", ""),
    ],
)
def test_it_is_said_back_as_people_say_it(said: str, words: str) -> None:
    budget = read_budget(said)
    assert budget is not None
    assert budget.words() == words


@pytest.mark.parametrize(
    ("before", "now", "both"),
    [
        ("50", "20+", "20-50"),
        ("20+", "50", "20-50"),
        ("20-40", "30", "20-30"),
        ("20-40", "60+", "60+"),
        ("20+", "10", "10"),
        ("50", "~30", "~30"),
        ("~30", "50", "50"),
        ("50", "fine", "50 fine"),
        ("50 fine", "cheap", "50 cheap"),
        ("fine", "50", "50 fine"),
        ("50", "any", ""),
    ],
)
def test_what_is_said_later_refines_what_was_said_before(before: str, now: str, both: str) -> None:
    first, then = read_budget(before), read_budget(now)
    assert first is not None
    assert then is not None
    assert str(first.refined(then)) == both


@given(BUDGETS, BUDGETS, CENTS)
def test_what_was_said_last_always_holds(first: Budget, then: Budget, cents: int) -> None:
    if first.refined(then).allows(cents):
        assert then.allows(cents)


@given(BUDGETS, CENTS)
def test_what_is_allowed_lies_between_the_sums(budget: Budget, cents: int) -> None:
    least, most = budget.least_cents or 0, budget.most_cents
    assert budget.allows(cents) == (least <= cents and (most is None or cents <= most))
