"""Colours, sizes, days, occasions and sums of money in messages, and what looks like them."""

import pytest

from bot.nlu.amounts import prices
from bot.nlu.colours import colours
from bot.nlu.dates import dates
from bot.nlu.found import settle
from bot.nlu.occasions import occasions
from bot.nlu.sizes import sizes


@pytest.mark.parametrize(
    ("finder", "text", "values"),
    [
        (colours, "in dark green or navy please", ["dark green", "navy"]),
        (colours, "I've read it", []),
        (sizes, "do you have it in size 42", ["42"]),
        (sizes, "I ordered M and got XL", ["M", "XL"]),
        (sizes, "is it wider than 60 cm", ["60 cm"]),
        (sizes, "I'm late", []),
        (sizes, "WHERE IS M ORDER", []),
        (dates, "I ordered it two weeks ago", ["two weeks ago"]),
        (dates, "by next friday or the 3rd of may", ["next friday", "3rd of may"]),
        (dates, "I may order", []),
        (occasions, "xmas gift", ["christmas"]),
        (occasions, "her 40th birthday", ["birthday"]),
        (occasions, "a lamp", []),
        (prices, "I was charged 49,90 €", ["49.9"]),
        (prices, "49 people", []),
    ],
)
def test_what_a_message_names(finder, text, values):
    assert [find.value for find in settle(finder(text))] == values
