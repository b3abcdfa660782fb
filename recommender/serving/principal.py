"""The axes along which item factors vary most, and what of an item is kept along them.

Turning both items and customers changes no score; it gathers most of what tells items apart in the
first coordinates.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recommender.model import Floats
from recommender.serving.integer_product import ROW

Doubles = NDArray[np.float64]

# The head holds all but this share of the variance: with less of it the scan reads more, with more
# of it more items are left to score.
_REST = 0.1
# The length of the tail and the bias, which are kept as well.
_BESIDE = 2
_AT_ONCE = 65_536


@dataclass(frozen=True, slots=True)
class Axes:
    """An orthogonal turn of the factors around the mean item.

    Parameters
    ----------
    mean
        Shape (n_factors,).
    turn
        Shape (n_factors, n_factors + 1); columns are axes, those of most variance first, then the mean.
    n_head
        How many coordinates are kept.
    longest
        The length of the longest item and the mean together.
    """

    mean: Doubles
    turn: Doubles
    n_head: int
    longest: float

    def summary(self, factors: Floats) -> Doubles:
        """Return each item's head and the length of its tail, shape (n_items, n_head + 1)."""
        turned = (factors.astype(np.float64) - self.mean) @ self.turn[:, :-1]
        tail = np.linalg.norm(turned[:, self.n_head :], axis=1)
        return np.column_stack([turned[:, : self.n_head], tail])

    def query(self, vector: Doubles) -> tuple[Doubles, float]:
        """Return what a summary with a bias at its end is multiplied with, and what the mean item scores."""
        turned = vector @ self.turn
        offset, tail = float(turned[-1]), turned[self.n_head : -1]
        length = math.sqrt(float(tail @ tail))
        wanted = np.concatenate((turned[: self.n_head], (length, 1.0)))
        return wanted, offset


def principal_axes(factors: Floats) -> Axes:
    """Return the axes of finite item factors, shape (n_items, n_factors)."""
    mean = factors.mean(axis=0, dtype=np.float64)
    spread = np.zeros((factors.shape[1], factors.shape[1]))
    longest = 0.0
    for start in range(0, len(factors), _AT_ONCE):
        some = factors[start : start + _AT_ONCE].astype(np.float64)
        longest = max(longest, float(np.linalg.norm(some, axis=1).max()))
        some -= mean
        spread += some.T @ some
    variances, turn = np.linalg.eigh(spread)
    variances, turn = np.maximum(variances[::-1], 0), turn[:, ::-1]
    held = np.cumsum(variances)
    n_wanted = int(np.searchsorted(held, (1 - _REST) * held[-1])) + 1
    n_head = _fitting(n_wanted, factors.shape[1])
    return Axes(mean, np.column_stack([turn, mean]), n_head, longest + float(np.linalg.norm(mean)))


def _fitting(n_wanted: int, n_factors: int) -> int:
    """Return how many coordinates to keep: about `n_wanted`, and what else costs no more to read."""
    width = n_wanted + _BESIDE
    if width <= ROW:
        return min(ROW // (ROW // width) - _BESIDE, n_factors)
    return min(-(-width // ROW) * ROW - _BESIDE, n_factors)
