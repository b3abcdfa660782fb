"""What the door makes of any text at all."""

import unicodedata

import pytest

pytest.importorskip("rasa")

from hypothesis import given
from hypothesis import strategies as st

from bot.channels.cleaning import clean
from bot.channels.intake import admit
from bot.channels.limits import Limits

LIMITS = Limits()


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("  hi\x00\x1b[31m there\r\n", "hi[31m there"),
        ("line one\r\nline two", "line one\nline two"),
        ("😀👩‍👩‍👧", "😀👩‍👩‍👧"),
        ("مرحبا، أين طلبي؟", "مرحبا، أين طلبي؟"),
        ("safe\u202egnp.exe", "safegnp.exe"),
        ("pass\u200bword", "password"),
        (
            "I don\u2019t want the \u02bcbest\u02bc for mother\u02bcs day",
            "I don't want the 'best' for mother's day",
        ),
        ("I don\u00b4t, we can`t", "I don't, we can't"),
        ("a `code` and \u201cquoted\u201d", "a `code` and \u201cquoted\u201d"),
        ("\ud83d", ""),
        ("\n\t \u200b", ""),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("'; DROP TABLE orders; --", "'; DROP TABLE orders; --"),
    ],
)
def test_cleaning(raw, text):
    assert clean(raw) == text


@given(st.text())
def test_nothing_unprintable_passes_but_line_breaks(raw):
    assert not [c for c in clean(raw) if unicodedata.category(c) in {"Cc", "Cs"} and c != "\n"]


def test_a_text_over_the_cap_is_cut_and_says_so():
    admitted = admit("word " * 20_000, limits=LIMITS)
    assert admitted.truncated
    assert len(admitted.text) <= LIMITS.max_chars


def test_a_text_at_the_cap_is_whole():
    assert not admit("x" * LIMITS.max_chars, limits=LIMITS).truncated


def test_what_was_hidden_is_reported():
    assert admit("a@b.co 4111111111111111", limits=LIMITS).masked == ("card", "email")
