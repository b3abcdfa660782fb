"""What the sentence encoder gets to read."""

import pytest

pytest.importorskip("rasa")

from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.plain import plain


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("👍🏽", "thumbs up"),
        ("late 😡", "late pouting face"),
        ("heyyyyy", "heyy"),
        ("where???", "where?"),
        ("order #10045 is late", "order AT12345 is late"),
        ("ZX-20001 is late", "AT12345 is late"),
        ("AT10001 and at10002", "AT12345 and AT12345"),
        ("good  food", "good food"),
        ("", ""),
    ],
)
def test_what_has_no_word_is_put_in_words(text, said):
    assert plain(text) == said


@given(st.text(max_size=200))
def test_a_plain_text_stays_as_it_is(text):
    once = plain(text)
    assert plain(once) == once or not once.isascii()
