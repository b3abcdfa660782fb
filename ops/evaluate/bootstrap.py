"""Intervals and paired comparisons by bootstrap over customers.

Events of one customer are no independent witnesses, so customers are drawn, never events.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]
RESAMPLES = 2_000
FEWER_RESAMPLES = 200


@dataclass(frozen=True, slots=True)
class Figure:
    """A mean with its 95 % interval."""

    value: float
    low: float
    high: float


def interval(values: Doubles, weights: Doubles) -> Figure:
    """Return the weighted mean of one value a customer; both of shape (n_customers,)."""
    means = _resampled(values, weights, seed=0)
    low, high = np.quantile(means, [0.025, 0.975])
    return Figure(float(np.average(values, weights=weights)), float(low), float(high))


def p_value(gains: Doubles, weights: Doubles) -> float:
    """Return the two-sided bootstrap p of a paired gain a customer."""
    means = _resampled(gains, weights, seed=1)
    return float(min(1.0, 2 * (1 + min((means <= 0).sum(), (means >= 0).sum())) / (RESAMPLES + 1)))


def auc_interval(scores: Doubles, liked: NDArray[np.bool_], customers: NDArray[np.integer]) -> Figure:
    """Return the AUC over all events, its interval by weighting customers as often as they are drawn."""
    order = np.argsort(scores, kind="stable")
    liked, owner = liked[order], np.unique(customers[order], return_inverse=True)[1]
    _, tied = np.unique(scores[order], return_inverse=True)
    n_customers = int(owner.max()) + 1
    chance = np.random.default_rng(0)
    found = []
    for number in range(FEWER_RESAMPLES + 1):
        drawn = chance.integers(0, n_customers, n_customers) if number else np.arange(n_customers)
        weight = np.bincount(drawn, minlength=n_customers)[owner].astype(np.float64)
        yes = np.bincount(tied, weights=weight * liked)
        no = np.bincount(tied, weights=weight * ~liked)
        if yes.sum() and no.sum():
            below = np.cumsum(no) - no / 2
            found.append(float((yes * below).sum() / (yes.sum() * no.sum())))
    low, high = np.quantile(found, [0.025, 0.975])
    return Figure(found[0], float(low), float(high))


def coverage_interval(recommended: NDArray[np.bool_], n_candidates: int) -> Figure:
    """Return the share of the candidates that anybody was recommended.

    A resample has fewer different customers and so covers less; only the spread of the resamples is
    used, around the value itself.

    Parameters
    ----------
    recommended
        Shape (n_customers, n_items).
    """
    chance = np.random.default_rng(0)
    rows = len(recommended)
    shares = [
        np.count_nonzero(recommended[np.unique(chance.integers(0, rows, rows))].any(axis=0)) / n_candidates
        for _ in range(FEWER_RESAMPLES // 4)
    ]
    value, wide = np.count_nonzero(recommended.any(axis=0)) / n_candidates, 1.96 * float(np.std(shares))
    return Figure(value, max(0.0, value - wide), min(1.0, value + wide))


def _resampled(values: Doubles, weights: Doubles, *, seed: int) -> Doubles:
    draws = np.random.default_rng(seed).integers(0, len(values), size=(RESAMPLES, len(values)))
    found: Doubles = (values[draws] * weights[draws]).sum(axis=1) / weights[draws].sum(axis=1)
    return found
