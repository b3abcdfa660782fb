"""Budgets, however they are put: ceilings, floors, ranges, rough sums and ends of the shelf."""

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
        ("20-30 euros", "20-30"),
        ("between 20 and 30", "20-30"),
        ("€25", "25"),
        ("about a hundred euros", "~100"),
        ("up to 1,000", "1000"),
        ("less than thirty five", "35"),
        ("thirtyfive euros tops", "35"),
        ("not more than £45.50", "45.5"),
        ("50 max", "50"),
        ("my budget is 60", "60"),
        ("twenty-five quid", "25"),
        ("a gift for 20 to 40 dollars please", "20-40"),
        ("between 20 and 40 quid", "20-40"),
        ("my budget is 40 to 50", "40-50"),
        ("not more than eighty bucks", "80"),
        ("£30-£45", "30-45"),
        ("up to a hundred", "100"),
        ("fiftyish", "~50"),
        ("50ish euros", "~50"),
        ("30 or so", "~30"),
        ("around 30 maybe", "~30"),
        ("less than 1.200,50", "1200.5"),
        ("under €1,299.99", "1299.99"),
        ("max. EUR 25,50", "25.5"),
        ("under £2k", "2000"),
        ("a hundred and twenty euros", "120"),
        ("a couple of hundred euros", "200"),
        ("under a tenner", "10"),
        ("30 and below", "30"),
        ("I have 60 to spend", "60"),
        ("order 1042, and something under 50 euros", "50"),
        ("2 of them for under 30", "30"),
        ("shoes under 80 in size 42", "80"),
        ("a shirt max 40 size L", "40"),
        ("I need it under 50 this week", "50"),
        ("must not cost more than 60", "60"),
        ("no more than forty quid", "40"),
        ("I don't want to spend more than 60", "60"),
        ("I cant go above 45", "45"),
        ("don't show me anything over 50", "50"),
        ("without going over 25", "25"),
        ("I'm not rich, so under 50", "50"),
        ("I want under 50", "50"),
        ("I've got 25 to spend", "25"),
        ("up to 30 max", "30"),
        ("my budget is about 60", "60"),
        ("cheaper than 40 euros", "40"),
    ],
)
def test_what_may_be_spent_is_said_in_short(text, value):
    assert limits(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("over 50", "50+"),
        ("over 100 euros", "100+"),
        ("at least 20 euros", "20+"),
        ("at least 30 €", "30+"),
        ("not less than 50", "50+"),
        ("not under 50 euros", "50+"),
        ("nothing below 30", "30+"),
        ("don't show me anything under 50", "50+"),
        ("starting at 20 euros", "20+"),
        ("from 50 euros up", "50+"),
        ("upwards of forty quid", "40+"),
        ("50 or more", "50+"),
        ("€50 and up", "50+"),
        ("a minimum of 40", "40+"),
        ("something for over 50 euros", "50+"),
        ("spend about 50", "~50"),
        ("roughly 25 euros", "~25"),
    ],
)
def test_a_floor_and_a_rough_sum_are_told_from_a_ceiling(text, value):
    assert limits(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("not the cheap stuff", "fine"),
        ("nothing cheap please", "fine"),
        ("not just the cheapest ones", "fine"),
        ("a bit fancier", "fine"),
        ("something more upmarket", "fine"),
        ("nothing too expensive", "cheap"),
        ("something affordable", "cheap"),
        ("it mustn't cost a fortune", "cheap"),
        ("the cheapest you have", "cheapest"),
        ("the price doesn't matter", "any"),
        ("money is no object", "any"),
        ("over 100 is fine", "any"),
        ("the fanciest you have", "finest"),
    ],
)
def test_an_end_of_the_shelf_needs_no_sum(text, value):
    assert limits(text) == [value]


@pytest.mark.parametrize(
    "text", ["that isn't cheap", "not cheap enough", "it feels cheap", "too expensive for me"]
)
def test_a_word_about_a_price_is_no_end_of_the_shelf(text):
    assert limits(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("over 20 but under 50", "20-50"),
        ("below 40 and not less than 20 euros", "20-40"),
        ("under 50, but not the cheap stuff", "50 fine"),
        ("between 20 and 40 and nothing fancy", "20-40 cheap"),
    ],
)
def test_what_belongs_together_is_said_as_one(text, value):
    assert set(limits(text)) == {value}


@pytest.mark.parametrize(
    "text",
    [
        "for somebody over 50",
        "my mum is over 60",
        "books for over 18s",
        "at least 3 of them",
        "more than 50 reviews",
        "within 2 days",
        "for a 6 year old",
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
        "",
    ],
)
def test_what_is_no_money_to_spend_gives_none(text):
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
        assert find.value
