"""Within moments: does what was taken stand above what was refused in the same moment?

A moment is what one customer was shown at one time; without times, all of one customer's answers. Only
moments with both answers say something, so neither easily pleased customers nor good days help.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recommender.training.data import TrainingSet

Doubles = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Within:
    """One row a moment.

    Parameters
    ----------
    customers
        Shape (n_moments,).
    aucs
        Shape (n_moments,); chance that one taken stands above one refused, ties counting half.
    sizes
        Shape (n_moments,); number of events.
    """

    customers: NDArray[np.intp]
    aucs: Doubles
    sizes: Doubles


def within_moments(data: TrainingSet, scores: Doubles) -> Within:
    """Return the AUC of each moment; `scores` has shape (n_events,)."""
    found = moments(data)
    liked = data.grades > 0
    return Within(
        np.array([data.customers[rows[0]] for rows in found], dtype=np.intp),
        np.array([auc(scores[rows], liked[rows]) for rows in found], dtype=np.float64),
        np.array([len(rows) for rows in found], dtype=np.float64),
    )


def moments(data: TrainingSet) -> list[NDArray[np.intp]]:
    """Return the rows of each moment: shown to one customer at one time, with both answers given."""
    shown = np.flatnonzero(data.shown & (data.grades != 0))
    order = shown[np.lexsort((data.times[shown], data.customers[shown]))]
    changes = (np.diff(data.times[order]) != 0) | (np.diff(data.customers[order]) != 0)
    groups = np.split(order, np.flatnonzero(changes) + 1)
    return [rows for rows in groups if (data.grades[rows] > 0).any() and (data.grades[rows] < 0).any()]


def auc(scores: Doubles, liked: NDArray[np.bool_]) -> float:
    """Return the chance that a liked one scores above a disliked one; ties count half."""
    others = np.sort(scores[~liked])
    wins = np.searchsorted(others, scores[liked], "left") + np.searchsorted(others, scores[liked], "right")
    return float(wins.mean() / (2 * len(others)))
