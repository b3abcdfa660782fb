"""Which variant is said, and with what filled in."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.care.kinds import Tone
from actions.care.wording import Voice
from actions.errors import UnknownFamily

RESPONSES = {
    "utter_a": [{"text": "one {name}"}, {"text": "two {name}"}, {"text": "three {name}"}],
    "utter_b": [{"text": "plain"}],
    "utter_b_upset": [{"text": "gentle"}],
    "utter_c": [
        {"text": "free"},
        {"text": "for anger", "condition": [{"type": "slot", "name": "mood", "value": "anger"}]},
    ],
}


def test_values_fill_holes_before_slots_do() -> None:
    assert Voice(RESPONSES, slots={"name": "slot"}).say("utter_a", name="given").endswith("given")


def test_an_unfilled_hole_leaves_no_braces() -> None:
    assert "{" not in Voice(RESPONSES).say("utter_a")


def test_a_value_with_braces_is_not_filled_again() -> None:
    assert Voice(RESPONSES, slots={"x": "no"}).say("utter_a", name="{x}").endswith("{x}")


@pytest.mark.parametrize(("tone", "said"), [(Tone.UPSET, "gentle"), (Tone.CALM, "plain")])
def test_a_tone_has_its_own_family(tone: Tone, said: str) -> None:
    assert Voice(RESPONSES, tone=tone).say("utter_b") == said


@pytest.mark.parametrize(("mood", "said"), [("anger", "for anger"), ("delight", "free"), (None, "free")])
def test_conditions_follow_rasas_rules(mood: str | None, said: str) -> None:
    assert Voice(RESPONSES, slots={"mood": mood}).say("utter_c") == said


def test_an_unknown_family_is_named() -> None:
    with pytest.raises(UnknownFamily, match="utter_nope"):
        Voice(RESPONSES).say("utter_nope")


def test_the_same_seed_says_the_same() -> None:
    assert Voice(RESPONSES, seed="7").say("utter_a") == Voice(RESPONSES, seed="7").say("utter_a")


@given(st.lists(st.text(max_size=4), min_size=2, max_size=30))
def test_never_the_same_twice_in_a_row_across_turns(seeds: list[str]) -> None:
    said: list[str] = []
    lines = []
    for seed in seeds:
        voice = Voice(RESPONSES, said=said, seed=seed)
        lines.append(voice.say("utter_a"))
        said = voice.said
    assert all(first != second for first, second in itertools.pairwise(lines))
