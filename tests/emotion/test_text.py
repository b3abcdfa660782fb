import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emotion.text import MAX_CHARACTERS, is_shouted, readable


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("", ""),
        (" \n\t ", ""),
        ("\u200b\u200d\ufe0f", ""),
        ("a\x00b\x07c", "abc"),
        ("two\nlines", "two lines"),
        ("fish &amp; chips", "fish & chips"),
        ("see https://example.com/x?y=1 now", "see now"),
        ("@SomeShop where is it, cc @other", "where is it, cc"),
        ("mail me at a.b@c.de", "mail me at a.b@c.de"),
        ("thanks 👍🏽", "thanks thumbs up good"),
        ("😡", "very angry face"),
        ("👩‍🚀", "woman rocket"),
    ],
)
def test_readable_puts_into_words_what_the_encoder_cannot_see(raw, read):
    assert readable(raw) == read


@pytest.mark.parametrize(
    ("text", "shouted"),
    [
        ("WHERE IS MY PARCEL", True),
        ("THIS IS THE THIRD TIME!!! where is my parcel", False),
        ("OK", False),
        ("AT10001 DHL UPS", False),
        ("where is my parcel", False),
        ("ΠΟΥ ΕΙΝΑΙ ΤΟ ΔΕΜΑ ΜΟΥ", True),
    ],
)
def test_shouting_is_mostly_capitals_in_several_words(text, shouted):
    assert is_shouted(text) is shouted


def test_shouting_is_said_in_words():
    assert readable("WHERE IS MY PARCEL").startswith("shouting")


@given(st.text(max_size=300))
def test_nothing_invisible_is_left(text):
    assert not {unicodedata.category(c) for c in readable(text)} & {"Cc", "Cf", "Cs"}


def test_work_is_bounded_by_cutting_first():
    assert len(readable("a" * 100_000)) == MAX_CHARACTERS


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("#NeverAgain", "Never Again"),
        ("late #again", "late again"),
        ("order #10001", "order #10001"),
        ("don\u2019t \u201chelp\u201d me", 'don\'t "help" me'),
    ],
)
def test_tags_and_quotes_are_put_plainly(text: str, read: str) -> None:
    assert readable(text) == read
