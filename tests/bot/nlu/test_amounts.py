"""Budgets, however they are put."""

import pytest

pytest.importorskip("rasa")

from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.amounts import amounts, number_of
from bot.nlu.found import settle


def limits(text: str) -> list[str]:
    return [find.value for find in settle(amounts(text))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("under fifty", "50"),
        ("max 80 €", "80"),
        ("20-30 euros", "30"),
        ("between 20 and 30", "30"),
        ("€25", "25"),
        ("about a hundred euros", "100"),
        ("up to 1,000", "1000"),
        ("less than thirty five", "35"),
        ("thirtyfive euros tops", "35"),
        ("not more than £45.50", "45.5"),
        ("50 max", "50"),
        ("my budget is 60", "60"),
        ("twenty-five quid", "25"),
        ("a gift for 20 to 40 dollars please", "40"),
    ],
)
def test_an_upper_limit_is_said_as_a_number(text, value):
    assert limits(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "within 2 days",
        "for a 6 year old",
        "over 100 euros",
        "at least 20 euros",
        "2-3 days",
        "between 8 and 10 years",
        "about 3 weeks",
        "5 stars",
        "20% off",
        "size 42",
        "",
    ],
)
def test_what_is_no_upper_limit_gives_none(text):
    assert limits(text) == []


@given(st.integers(min_value=1, max_value=99_999))
def test_a_number_means_itself(number):
    assert number_of(str(number)) == number


@given(st.text(max_size=300))
def test_any_text_can_be_read(text):
    for find in settle(amounts(text)):
        assert 0 <= find.start < find.end <= len(text)
        assert float(find.value) > 0
