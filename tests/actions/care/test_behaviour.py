"""Signs of behaviour, one by one, and their laws."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.care.behaviour import signs, unheard
from store import Turn
from tests.actions.fakes import NOW

AGO = timedelta(minutes=5)


def turn(text: str = "hello", *, ago: timedelta = AGO, outcome: str = "facts", intent: str = "greet") -> Turn:
    return Turn("t", "c", None, "attune", NOW - ago, text, intent=intent, model="words-1", outcome=outcome)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("WHERE IS MY ORDER", 1.0),
        ("this is UNACCEPTABLE now", 0.5),
        ("is it with USPS or DHL", None),
        ("OK", None),
        ("order AT10001 please", None),
        ("where is my order", None),
        ("", None),
        ("😡😡😡 1234 !!!", None),
    ],
)
def test_capitals(text: str, value: float | None) -> None:
    assert signs(text, "x", NOW, ()).get("capitals") == value


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("where is my order please", True),
        ("Where is my order??", True),
        ("where is my refund", False),
        ("my order", False),
    ],
)
def test_repeating_oneself_is_saying_the_same_words(text: str, again: bool) -> None:
    before = (turn("where is my order"), turn("what?"))
    assert ("repeats" in signs(text, "x", NOW, before)) is again


def test_buttons_pressed_before_are_not_words_to_repeat() -> None:
    before = (replace(turn("/order_status"), model="button"),)
    assert not signs("order status please", "x", NOW, before)


@pytest.mark.parametrize(
    ("seconds", "value"),
    [((18, 4), 1.0), ((60, 4), 0.5), ((60, 30), None), ((4,), 0.5), ((0.3,), None), ((), None)],
)
def test_hurrying_is_message_after_message(seconds: tuple[float, ...], value: float | None) -> None:
    before = tuple(turn(f"message {one}", ago=timedelta(seconds=one)) for one in seconds)
    assert signs("another thing entirely", "x", NOW, before).get("hurries") == value


def test_refusing_is_a_no_to_what_was_offered() -> None:
    offered = turn(outcome="offered")
    assert signs("no", "dislike", NOW, (offered,))["refuses"] == 0.5
    assert signs("no", "deny", NOW, (offered, turn(intent="dislike", outcome="offered")))["refuses"] == 1.0
    assert "refuses" not in signs("no", "deny", NOW, (turn(outcome="asked"),))


@pytest.mark.parametrize(
    ("outcomes", "count"),
    [((), 0), (("facts",), 0), (("unclear",), 1), (("failed", "unclear"), 2), (("unclear", "facts"), 0)],
)
def test_not_being_understood_counts_up_to_the_last_turn(outcomes: tuple[str, ...], count: int) -> None:
    before = [turn(outcome=outcome) for outcome in outcomes]
    assert unheard(before) == count
    assert ("misunderstood" in signs("well", "x", NOW, before)) == (count > 0)


turns = st.builds(
    turn,
    st.text(max_size=30),
    ago=st.timedeltas(timedelta(0), timedelta(hours=1)),
    outcome=st.sampled_from(["offered", "unclear", "failed", "facts", "asked"]),
    intent=st.sampled_from(["deny", "dislike", "greet"]),
)


@given(st.text(max_size=60), st.lists(turns, max_size=6))
def test_signs_lie_between_0_and_1_and_absent_ones_are_left_out(text: str, before: list[Turn]) -> None:
    assert all(0 < value <= 1 for value in signs(text, "deny", NOW, before).values())


@pytest.mark.parametrize("text", ["is my voucher THANKS-AB12C still valid", "where is ZX20001"])
def test_a_code_in_capitals_is_no_shouting(text: str) -> None:
    assert "capitals" not in signs(text, "x", NOW, ())
