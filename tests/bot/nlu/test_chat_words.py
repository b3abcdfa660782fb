"""Shorthand, interjections and foreign courtesies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.chat_words import written_out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("THX m8", "thank you mate"),
        ("wtf is this lol", "what the hell is this ha ha"),
        ("'sup", "what is up"),
        ("oui s'il vous plaît", "yes please"),
        ("Tack så mycket!", "thank you very much!"),
        ("danke schön", "thank you very much"),
        ("where is my order AT10045", "where is my order AT10045"),
        ("<b>where</b> is my<br/>order", " where  is my order"),
        ("more <3 and a > b", "more <3 and a > b"),
    ],
)
def test_what_the_encoder_cannot_read_is_written_out(text, said):
    assert written_out(text) == said


@pytest.mark.parametrize("text", ["a u-shaped sofa", "ja-ja", "I thanked you", "plſ"])
def test_a_part_of_a_word_is_left_alone(text):
    assert written_out(text) == text


@given(st.text(max_size=200))
def test_writing_out_twice_changes_nothing(text):
    once = written_out(text)
    assert written_out(once) == once
