"""Laws of joining words and behaviour: never calmer, never out of range, untouched without a sign."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from actions.care.fusion import fuse
from actions.care.levels import HOT
from actions.care.table import read_care_table
from emotion import Emotion

WEIGHTS = read_care_table(Path(__file__).parents[3] / "care.yml").behaviour
NAMES = ("repeats", "hurries", "capitals", "refuses", "misunderstood")


def heat(scores: dict[str, float]) -> float:
    return sum(scores.get(emotion, 0.0) for emotion in HOT)


@st.composite
def readings(draw: st.DrawFn) -> dict[str, float]:
    weights = [draw(st.floats(0, 1)) for _ in Emotion]
    total = sum(weights) or 1.0
    return {emotion: weight / total for emotion, weight in zip(Emotion, weights, strict=True)}


signs = st.dictionaries(st.sampled_from(NAMES), st.floats(0.01, 1))


@given(readings())
def test_without_a_sign_the_words_stand_as_they_are(scores: dict[str, float]) -> None:
    assert fuse(scores, {}, WEIGHTS) is scores


@given(readings(), signs)
def test_the_sum_stays_and_nothing_leaves_its_range(scores: dict[str, float], seen: dict[str, float]) -> None:
    fused = fuse(scores, seen, WEIGHTS)
    assert sum(fused.values()) == pytest.approx(sum(scores.values()))
    assert all(-1e-9 <= value <= 1 + 1e-9 for value in fused.values())


@given(readings(), signs, st.sampled_from(NAMES), st.floats(0, 1))
def test_a_stronger_sign_never_makes_calmer(
    scores: dict[str, float], seen: dict[str, float], name: str, more: float
) -> None:
    stronger = {**seen, name: min(1.0, seen.get(name, 0.0) + more)}
    assert heat(dict(fuse(scores, stronger, WEIGHTS))) >= heat(dict(fuse(scores, seen, WEIGHTS))) - 1e-9
    assert heat(dict(fuse(scores, seen, WEIGHTS))) >= heat(scores) - 1e-9


@given(st.floats(0, 1), st.floats(0, 1), signs)
@example(0.015625, 1e-06, {"repeats": 1.0})
def test_hotter_words_stay_hotter(one: float, other: float, seen: dict[str, float]) -> None:
    low, high = sorted((one, other))
    fused = [heat(dict(fuse({"anger": x, "neutral": 1 - x}, seen, WEIGHTS))) for x in (low, high)]
    assert fused[0] <= fused[1] + 1e-9


@given(readings(), signs, st.sampled_from(sorted(WEIGHTS.eased)))
def test_what_is_eased_is_never_hotter_for_it_and_keeps_its_sum(
    scores: dict[str, float], seen: dict[str, float], intent: str
) -> None:
    eased = dict(fuse(scores, seen, WEIGHTS, intent))
    assert heat(eased) <= heat(dict(fuse(scores, seen, WEIGHTS))) + 1e-9
    assert sum(eased.values()) == pytest.approx(sum(scores.values()))


@given(st.floats(0, 1), st.floats(0, 1), st.sampled_from(sorted(WEIGHTS.eased)))
def test_hotter_words_stay_hotter_when_eased(one: float, other: float, intent: str) -> None:
    low, high = sorted((one, other))
    fused = [heat(dict(fuse({"anger": x, "neutral": 1 - x}, {}, WEIGHTS, intent))) for x in (low, high)]
    assert fused[0] <= fused[1] + 1e-9


def test_rage_stays_rage_whatever_it_is_about() -> None:
    assert heat(dict(fuse({"anger": 0.99, "neutral": 0.01}, {}, WEIGHTS, "why_product"))) > 0.4


def test_what_is_about_an_order_is_not_eased() -> None:
    scores = {"anger": 0.7, "neutral": 0.3}
    assert fuse(scores, {}, WEIGHTS, "order_late") is scores


def test_a_weight_is_what_it_says_it_is() -> None:
    weights = WEIGHTS.model_copy(update={"repeats": 1.0986})
    fused = fuse({"anger": 0.2, "neutral": 0.8}, {"repeats": 1.0}, weights)
    assert fused["anger"] / fused["neutral"] == pytest.approx(3 * 0.2 / 0.8, rel=1e-3)


def test_behaviour_speaks_where_the_words_could_not_be_read() -> None:
    assert heat(dict(fuse({}, dict.fromkeys(NAMES, 1.0), WEIGHTS))) > 0.8
    assert fuse({}, {}, WEIGHTS) == {}


def test_it_can_be_switched_off() -> None:
    off = WEIGHTS.model_copy(update={"enabled": False})
    assert fuse({"neutral": 1.0}, {"repeats": 1.0}, off) == {"neutral": 1.0}
