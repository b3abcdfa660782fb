"""What wordings do is measured from the log, and the choice among them learns without giving any up."""

import random
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.care.effects import Effect, draw, effects_of
from actions.care.table import read_care_table
from store import Soothed

WEIGHTS = read_care_table(Path(__file__).parents[3] / "care.yml").behaviour
FURIOUS, CALM = {"anger": 0.9, "neutral": 0.1}, {"neutral": 1.0}
WORDINGS = ["a#0", "a#1", "a#2", "a#3"]


def test_an_effect_is_how_much_anger_is_gone_in_the_next_message() -> None:
    (effect,) = effects_of([Soothed("a#0", FURIOUS, {}, CALM, {})], WEIGHTS).values()
    assert effect.calmed == pytest.approx((0.99,), abs=0.02)
    assert effect.lifted[0] > 0.9


def test_behaviour_counts_in_an_effect() -> None:
    plain = effects_of([Soothed("a#0", FURIOUS, {}, CALM, {})], WEIGHTS)["a#0"]
    shouting = effects_of([Soothed("a#0", FURIOUS, {}, CALM, {"capitals": 1.0, "repeats": 1.0})], WEIGHTS)
    assert shouting["a#0"].mean < plain.mean


@pytest.mark.parametrize(("before", "after"), [({}, CALM), (FURIOUS, {})])
def test_what_was_not_read_teaches_nothing(before: dict[str, float], after: dict[str, float]) -> None:
    assert effects_of([Soothed("a#0", before, {}, after, {})], WEIGHTS) == {}


def test_what_calms_better_is_said_more_often_and_nothing_is_given_up() -> None:
    effects = {one: Effect((0.1,) * 60, (0.1,) * 60) for one in WORDINGS}
    effects["a#2"] = Effect((0.5,) * 60, (0.5,) * 60)
    chance = random.Random(7)
    said = Counter(draw(WORDINGS, effects, 0.1, chance) for _ in range(4_000))
    assert said["a#2"] > 3_000
    # The floor alone gives each of four wordings 0.1 / 4 of the draws.
    assert all(said[one] > 50 for one in WORDINGS)


def test_without_exploration_left_to_chance_every_wording_is_as_likely() -> None:
    effects = {"a#0": Effect((1.0,) * 99, (1.0,) * 99)}
    said = Counter(draw(WORDINGS, effects, 1.0, random.Random(n)) for n in range(2_000))
    assert all(420 < said[one] < 580 for one in WORDINGS)


def test_it_finds_the_better_wording_from_its_own_log() -> None:
    """The loop itself, against customers whom wording 1 calms more (synthetic)."""
    world, chance = random.Random(1), random.Random(2)
    log: dict[str, list[float]] = {one: [] for one in WORDINGS}
    said = []
    for _ in range(1_500):
        effects = {one: Effect(tuple(seen), tuple(seen)) for one, seen in log.items()}
        wording = draw(WORDINGS, effects, 0.1, chance)
        log[wording].append(world.gauss(0.35 if wording == "a#1" else 0.15, 0.35))
        said.append(wording)
    assert Counter(said[-500:])["a#1"] > 300


@given(st.integers(), st.lists(st.floats(-1, 1), max_size=5))
def test_the_same_seed_draws_the_same(seed: int, seen: list[float]) -> None:
    effects = {"a#1": Effect(tuple(seen), tuple(seen))}
    first, second = (draw(WORDINGS, effects, 0.1, random.Random(seed)) for _ in range(2))
    assert first == second
