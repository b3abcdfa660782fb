"""Intervals and comparisons: known answers, and the customer as the unit."""

from __future__ import annotations

import numpy as np
import pytest

from ops.evaluate.bootstrap import auc_interval, coverage_interval, interval, p_value
from recommender.training.within import auc


def test_a_clear_gain_is_significant_and_none_is_not() -> None:
    ones = np.ones(40)
    assert p_value(np.linspace(0.01, 0.2, 40), ones) < 0.05
    assert p_value(np.linspace(-1, 1, 40), ones) > 0.5


def test_the_interval_is_weighted() -> None:
    found = interval(np.array([0.0, 1.0] * 20), np.array([1.0, 3.0] * 20))
    assert found.value == 0.75
    assert found.low < found.value < found.high


@pytest.mark.parametrize(
    ("scores", "liked", "expected"),
    [([1, 2], [0, 1], 1.0), ([2, 1], [0, 1], 0.0), ([1, 1], [0, 1], 0.5), ([1, 2, 3, 4], [1, 0, 0, 1], 0.5)],
)
def test_auc_known_answers(scores: list, liked: list, expected: float) -> None:
    values, yes = np.array(scores, dtype=float), np.array(liked, dtype=bool)
    assert auc(values, yes) == expected
    assert auc_interval(values, yes, np.arange(len(values))).value == pytest.approx(expected)


def test_one_customer_has_no_spread() -> None:
    found = auc_interval(np.arange(6.0), np.array([0, 1] * 3, dtype=bool), np.zeros(6, dtype=int))
    assert found.low == found.value == found.high


def test_coverage_counts_what_anybody_got() -> None:
    found = coverage_interval(np.array([[True, False, False], [True, True, False]]), 4)
    assert found.value == 0.5
    assert found.low <= found.value <= found.high
