"""Off-policy figures on logs whose truth is known."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest

from actions.shelf.exploring import draw
from ops.retrain.hindsight import hindsight
from ops.retrain.offpolicy import FEWEST_DRAWN, Drawn, estimate, gain, preferred
from recommender.training import Interaction, TrainingSetBuilder

N_ITEMS, SHARE = 8, 0.4
# Items differ in how often they are taken; the log's ranker prefers the lower numbers.
TRUTH = np.linspace(0.1, 0.8, N_ITEMS)


def log_of(n_offers: int, *, seed: int = 0, share: float = SHARE) -> Drawn:
    dice, chance = random.Random(seed), np.random.default_rng(seed)
    builder = TrainingSetBuilder()
    builder.add_items({f"P{n}": {} for n in range(N_ITEMS)})
    pools, places, chances = [], [], []
    for number in range(n_offers):
        pool = np.sort(chance.choice(N_ITEMS, size=5, replace=False))
        drawn = draw(5, share, dice)
        item = pool[drawn.place]
        taken = float(chance.random() < TRUTH[item])
        builder.add([Interaction(f"C{number % 97}", f"P{item}", taken, at=number)])
        pools.append(pool)
        places.append(drawn.place)
        chances.append(drawn.chance)
    return Drawn(builder.build(), np.array(pools), np.array(places), np.array(chances))


def best_last(events):
    return np.tile(np.arange(N_ITEMS, dtype=float), (len(events), 1))


def truth_of(drawn: Drawn, best: np.ndarray) -> float:
    rows = np.arange(len(drawn))
    favourite = TRUTH[drawn.pool[rows, best]]
    return float(((1 - SHARE) * favourite + SHARE * TRUTH[drawn.pool].mean(axis=1)).mean())


def test_the_logs_own_ranking_weighs_every_draw_alike() -> None:
    drawn = log_of(500)
    own = estimate(drawn, np.zeros(500, dtype=int))
    assert own.weights == pytest.approx(np.ones(500))
    assert own.taken.value == pytest.approx(drawn.offers.grades.mean())
    assert own.effective == pytest.approx(500)


def test_another_ranking_is_judged_as_it_would_have_done() -> None:
    drawn = log_of(20_000, seed=1)
    best = preferred(best_last, drawn)
    assert best.tolist() == [4] * len(drawn)
    found = estimate(drawn, best)
    assert found.taken.low < truth_of(drawn, best) < found.taken.high
    assert found.taken.high - found.taken.low < 0.06


def test_the_intervals_hold_the_truth_about_as_often_as_they_say() -> None:
    held = 0
    for seed in range(60):
        drawn = log_of(1_500, seed=100 + seed)
        best = preferred(best_last, drawn)
        found = estimate(drawn, best).taken
        held += found.low < truth_of(drawn, best) < found.high
    assert held >= 51


def test_a_better_ranking_is_seen_to_gain() -> None:
    drawn = log_of(4_000, seed=2)
    better, worse = estimate(drawn, preferred(best_last, drawn)), estimate(drawn, np.zeros(4_000, dtype=int))
    assert gain(drawn, better, worse).low > 0
    assert not hindsight(drawn, best_last, lambda events: -best_last(events)).worse
    assert hindsight(drawn, lambda events: -best_last(events), best_last).worse


def test_a_log_with_few_draws_says_so_and_decides_nothing() -> None:
    found = hindsight(log_of(FEWEST_DRAWN - 1), lambda events: -best_last(events), best_last)
    assert "cannot support" in found.notes[0] and not found.worse
    assert "offpolicy_challenger" not in found.metrics


def test_draws_that_are_worth_little_decide_nothing() -> None:
    drawn = log_of(600, share=0.02)
    found = hindsight(drawn, lambda events: -best_last(events), best_last)
    assert "decide nothing" in found.notes[0] and not found.worse


def test_short_pools_are_filled_up_and_never_preferred() -> None:
    drawn = log_of(400)
    pool = drawn.pool.copy()
    pool[:, 4] = -1
    kept = drawn.place < 4
    assert preferred(best_last, replace(drawn, pool=pool).take(kept)).max() == 3
