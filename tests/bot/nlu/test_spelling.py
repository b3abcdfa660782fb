"""Slips are put right with the words of the examples, and nothing else is touched."""

import pytest

from bot.nlu.spelling import Spelling, counted

EXAMPLES = (
    ["where is my order"] * 30 + ["cancel my order"] * 30 + ["what if nobody is home"] * 5 + ["wher is it"]
)
SPELLING = Spelling(counted(EXAMPLES), everyday=frozenset(("sore", "fine", "boarder", "fi")))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("whree is my odrer", "where is my order"),
        ("wher is my order", "where is my order"),
        ("cancell my order", "cancel my order"),
        ("what fi nobody is home", "what if nobody is home"),
        ("where is my order", "where is my order"),
        ("Order AT10001!", "Order AT10001!"),
        ("two orders", "two orders"),
        ("a boarder", "a boarder"),
        ("", ""),
    ],
)
def test_only_slips_are_put_right(typed, meant):
    assert SPELLING.put_right(typed) == meant


def test_what_is_right_stays_right():
    once = SPELLING.put_right("wehre is my oder")
    assert SPELLING.put_right(once) == once
