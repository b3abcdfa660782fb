"""Every item is in one group, and no score of it is far above what its group was said to reach."""

from __future__ import annotations

import numpy as np
import pytest

from recommender.serving.groups import Groups


@pytest.fixture
def items() -> tuple[np.ndarray, np.ndarray]:
    chance = np.random.default_rng(2)
    factors = 3 * chance.normal(size=(9, 6))[chance.integers(0, 9, 30_000)] + chance.normal(size=(30_000, 6))
    return factors.astype(np.float32), chance.normal(size=30_000).astype(np.float32)


def test_every_item_is_in_one_group(items: tuple[np.ndarray, np.ndarray]) -> None:
    groups = Groups.build(*items)
    assert np.array_equal(np.sort(np.concatenate(groups.rows)), np.arange(30_000))
    assert all(np.all(np.diff(rows) > 0) for rows in groups.rows)


def test_scores_stay_below_the_ceiling_of_their_group(items: tuple[np.ndarray, np.ndarray]) -> None:
    factors, biases = items
    groups = Groups.build(factors, biases)
    for vector in np.random.default_rng(3).normal(size=(10, 6)).astype(np.float32):
        scores = factors @ vector + biases
        best = np.array([scores[rows].max() for rows in groups.rows])
        ceilings = groups.ceilings(vector)
        assert np.all(best <= ceilings)
        assert ceilings.min() < scores.max()


def test_a_group_too_small_to_be_judged_is_never_passed_over() -> None:
    factors = np.random.default_rng(4).normal(size=(300, 3)).astype(np.float32)
    groups = Groups.build(factors, np.zeros(300, dtype=np.float32))
    assert np.all(np.isinf(groups.ceilings(np.ones(3, dtype=np.float32))))


def test_items_that_are_all_the_same_have_groups() -> None:
    groups = Groups.build(np.ones((700, 3), dtype=np.float32), np.zeros(700, dtype=np.float32))
    assert np.concatenate(groups.rows).size == 700
