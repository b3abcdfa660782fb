"""One slip of the keyboard."""

import pytest

pytest.importorskip("rasa")

from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.slips import one_slip_apart

WORDS = st.text(alphabet="abcdef", min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("typed", "known"), [("lampp", "lamp"), ("lmap", "lamp"), ("lam", "lamp"), ("lomp", "lamp")]
)
def test_a_slip_is_forgiven(typed, known):
    assert one_slip_apart(typed, known)


@pytest.mark.parametrize(("typed", "known"), [("lamp", "lamp"), ("la", "lamp"), ("palm", "lamp"), ("", "ab")])
def test_more_or_nothing_is_no_slip(typed, known):
    assert not one_slip_apart(typed, known)


@given(WORDS, WORDS)
def test_it_does_not_matter_which_was_meant(first, second):
    assert one_slip_apart(first, second) == one_slip_apart(second, first)
