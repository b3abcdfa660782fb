"""Items of a very large catalogue in groups of like ones, and how high the scores of a group may go.

A group knows the mean and the covariance of its items, so the scores it gives a vector have a known mean
and a known spread; a group whose mean lies five spreads below what is needed holds nothing worth a look.
That is likely, not certain: five spreads is beyond the best of a million of anything near normal.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recommender.model import Floats

Rows = NDArray[np.intp]

_N_GROUPS = 64
_SPREADS = 5.0
# Of fewer items the covariance says little; such a group is always looked at.
_LEAST = 256
_SAMPLE = 20_000
_STEPS = 8
_AT_ONCE = 65_536


@dataclass(frozen=True, slots=True)
class Groups:
    """Groups of items.

    Parameters
    ----------
    rows
        Of each group, ascending.
    means, spreads
        Shapes (n_groups, n) and (n_groups, n, n), n being the factors and the bias.
    """

    rows: list[Rows]
    means: Floats
    spreads: Floats

    @classmethod
    def build(cls, factors: Floats, biases: Floats) -> Groups:
        """Return groups of items, shape (n_items, n_factors), by k-means; the same for the same items."""
        label = _labels(factors, biases)
        rows = [found for group in range(_N_GROUPS) if (found := np.flatnonzero(label == group)).size]
        width = factors.shape[1] + 1
        means = np.full((len(rows), width), np.inf, dtype=np.float32)
        spreads = np.zeros((len(rows), width, width), dtype=np.float32)
        for group, mine in enumerate(rows):
            if mine.size >= _LEAST:
                items = np.column_stack([factors[mine], biases[mine]]).astype(np.float64)
                means[group], spreads[group] = items.mean(axis=0), np.cov(items.T)
        return cls(rows, means, spreads)

    def ceilings(self, vector: Floats) -> Floats:
        """Return what the best score of each group hardly exceeds, shape (n_groups,); inf for a small one."""
        wanted = np.append(vector, np.float32(1))
        squares = (self.spreads.reshape(-1, wanted.size) @ wanted).reshape(len(self.rows), -1) @ wanted
        small = np.isinf(self.means[:, -1])
        means = np.where(small[:, None], np.float32(0), self.means) @ wanted
        return np.where(small, np.inf, means + _SPREADS * np.sqrt(np.maximum(squares, 0))).astype(np.float32)


def _labels(factors: Floats, biases: Floats) -> NDArray[np.intp]:
    chance = np.random.default_rng(0)
    some = chance.choice(len(factors), min(_SAMPLE, len(factors)), replace=False)
    sample = np.column_stack([factors[some], biases[some]])
    centres = sample[:_N_GROUPS]
    for _ in range(_STEPS):
        near = _nearest(sample, centres)
        kept = [sample[near == group] for group in range(len(centres))]
        centres = np.array([mine.mean(axis=0) for mine in kept if mine.size])
    found = np.empty(len(factors), dtype=np.intp)
    for start in range(0, len(factors), _AT_ONCE):
        part = slice(start, start + _AT_ONCE)
        found[part] = _nearest(np.column_stack([factors[part], biases[part]]), centres)
    return found


def _nearest(items: Floats, centres: Floats) -> NDArray[np.intp]:
    near: NDArray[np.intp] = (np.einsum("ij,ij->i", centres, centres) - 2 * items @ centres.T).argmin(axis=1)
    return near
