"""Laws of the mood, over random conversations."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.care.levels import clearer
from actions.care.mood import Felt, Mood, Pace, mood_now, moods
from emotion import Emotion

START = datetime(2026, 1, 1, tzinfo=UTC)
PACE = Pace()


def felts(*scores: dict[str, float], gap_s: float = 30) -> list[Felt]:
    return [Felt(START + timedelta(seconds=gap_s * place), one) for place, one in enumerate(scores)]


@st.composite
def readings(draw: st.DrawFn) -> dict[str, float]:
    weights = [draw(st.floats(0, 1)) for _ in Emotion]
    total = sum(weights) or 1.0
    return {emotion: weight / total for emotion, weight in zip(Emotion, weights, strict=True)}


FURIOUS = {"anger": 0.9, "neutral": 0.1}
GLAD = {"delight": 0.9, "neutral": 0.1}
CALM = {"neutral": 1.0}


@given(st.lists(readings(), max_size=12))
def test_levels_and_valence_stay_in_their_range(course: list[dict[str, float]]) -> None:
    for mood in moods(felts(*course), PACE):
        assert 0 <= mood.level <= 1
        assert 0 <= mood.heat <= 1
        assert -1 <= mood.valence <= 1


@given(st.lists(readings(), max_size=12))
def test_a_hot_name_means_heat_above_the_threshold_and_nothing_else_does(
    course: list[dict[str, float]],
) -> None:
    for mood in moods(felts(*course), PACE):
        hot = mood.emotion in {Emotion.ANGER, Emotion.FRUSTRATION}
        assert hot or mood.heat < PACE.upset
        assert mood.heat >= PACE.calm_again or not hot


@given(st.lists(readings(), min_size=1, max_size=8))
def test_wordless_turns_change_nothing_at_once(course: list[dict[str, float]]) -> None:
    spoken = felts(*course)
    pressed = Felt(spoken[-1].at, {})
    assert mood_now([*spoken, pressed], PACE).levels == mood_now(spoken, PACE).levels


@given(readings())
def test_clearer_scores_sum_to_no_more_than_one(scores: dict[str, float]) -> None:
    assert sum(clearer(scores).values()) <= 1 + 1e-9


def test_nothing_felt_is_neutral() -> None:
    assert mood_now([], PACE) == Mood()


def test_one_furious_message_is_enough_for_anger() -> None:
    assert mood_now(felts(FURIOUS), PACE).emotion is Emotion.ANGER


def test_anger_rises_faster_than_it_falls() -> None:
    up = moods(felts(CALM, FURIOUS), PACE)
    down = moods(felts(FURIOUS, CALM), PACE)
    assert up[1].heat - up[0].heat > down[0].heat - down[1].heat


def test_gladness_thaws_anger_faster_than_calm_does() -> None:
    assert mood_now(felts(FURIOUS, GLAD), PACE).heat < mood_now(felts(FURIOUS, CALM), PACE).heat


def test_silence_cools_a_mood() -> None:
    soon, late = felts(FURIOUS, {}, gap_s=10), felts(FURIOUS, {}, gap_s=3 * 3600)
    assert mood_now(late, PACE).heat < mood_now(soon, PACE).heat / 4


@pytest.mark.parametrize(("course", "better"), [((FURIOUS, GLAD), True), ((GLAD, FURIOUS), False)])
def test_slope_tells_better_from_worse(course: tuple[dict[str, float], ...], better: bool) -> None:
    assert (mood_now(felts(*course), PACE).slope > 0) is better


def test_an_outburst_split_between_two_labels_still_counts() -> None:
    split = {"anger": 0.3, "frustration": 0.25, "neutral": 0.2, "disappointment": 0.15, "confusion": 0.1}
    assert mood_now(felts(split), PACE).emotion is Emotion.ANGER


def test_a_reading_that_wavers_around_a_threshold_does_not_make_the_tone_flicker() -> None:
    wavering = [{"anger": 0.52, "neutral": 0.48}, {"anger": 0.38, "neutral": 0.62}] * 5
    found = moods(felts(FURIOUS, *wavering, gap_s=1), PACE)
    assert min(mood.heat for mood in found) < PACE.upset < max(mood.heat for mood in found)
    assert {mood.emotion for mood in found} == {Emotion.ANGER}


@given(st.lists(readings(), min_size=2, max_size=12))
def test_becoming_upset_takes_more_than_staying_so(course: list[dict[str, float]]) -> None:
    for before, after in pairwise(moods(felts(*course), PACE)):
        hot = [mood.emotion in {Emotion.ANGER, Emotion.FRUSTRATION} for mood in (before, after)]
        if hot == [False, True]:
            assert after.heat >= PACE.upset
        if hot == [True, False]:
            assert after.heat < PACE.calm_again
