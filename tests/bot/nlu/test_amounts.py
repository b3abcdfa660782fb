"""Budgets, however they are put."""

import pytest

pytest.importorskip("rasa")

from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.amounts import amounts, settled_sums
from bot.nlu.found import settle
from bot.nlu.numbers import number_of


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
        ("between 20 and 40 quid", "40"),
        ("my budget is 40 to 50", "50"),
        ("not more than eighty bucks", "80"),
        ("£30-£45", "45"),
        ("up to a hundred", "100"),
        ("fiftyish", "50"),
        ("50ish euros", "50"),
        ("30 or so", "30"),
        ("around 30 maybe", "30"),
        ("less than 1.200,50", "1200.5"),
        ("under €1,299.99", "1299.99"),
        ("max. EUR 25,50", "25.5"),
        ("under £2k", "2000"),
        ("a hundred and twenty euros", "120"),
        ("a couple of hundred euros", "200"),
        ("under a tenner", "10"),
        ("30 and below", "30"),
        ("I have 60 to spend", "60"),
        ("over 20 but under 50", "50"),
        ("order 1042, and something under 50 euros", "50"),
        ("2 of them for under 30", "30"),
        ("shoes under 80 in size 42", "80"),
        ("a shirt max 40 size L", "40"),
        ("I need it under 50 this week", "50"),
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
        "sizes 40 to 42",
        "up to 42 in shoe size",
        "order 1042",
        "on the 12th",
        "around the 12th",
        "about 12.05.",
        "around 10 may",
        "about 15:30",
        "within 24h",
        "2 of them",
        "two weeks",
        "iphone 15",
        "under 5 kilos",
        "around 30 cups",
        "6-12 glasses",
        "tell me about one",
        "he's fiftyish",
        "not less than 50",
        "not under 50 euros",
        "starting at 20 euros",
        "",
    ],
)
def test_what_is_no_upper_limit_gives_none(text):
    assert limits(text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("you took €120 instead of €90", ["120", "90"]),
        ("why did I pay 15 euros for shipping", ["15"]),
        ("I paid 50 euros last time, max 30 now", ["50"]),
        ("the lamp costs 40 euros, anything cheaper?", ["40"]),
        ("I can pay 40 euros", []),
        ("it may cost 40 euros", []),
        ("I took two of the 15", []),
    ],
)
def test_what_was_paid_is_told_from_what_may_be_spent(text, values):
    assert [find.value for find in settled_sums(text)] == values


@given(st.integers(min_value=1, max_value=99_999))
def test_a_number_means_itself(number):
    assert number_of(str(number)) == number


@given(st.integers(min_value=1, max_value=999_999), st.integers(min_value=0, max_value=99))
def test_both_ways_to_point_a_number_mean_the_same(whole, hundredths):
    english = f"{whole:,}.{hundredths:02d}"
    continental = english.translate(str.maketrans(",.", ".,"))
    assert number_of(english) == number_of(continental) == float(f"{whole}.{hundredths:02d}")


@given(st.text(max_size=300))
def test_any_text_can_be_read(text):
    for find in settle(amounts(text)):
        assert 0 <= find.start < find.end <= len(text)
        assert float(find.value) > 0
