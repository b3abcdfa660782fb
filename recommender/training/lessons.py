"""What one epoch teaches: which rows and items, yes or no, and how much each counts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recommender.training.data import TrainingSet
from recommender.training.matrices import Matrices
from recommender.training.settings import TrainingSettings


@dataclass(frozen=True, slots=True)
class Lesson:
    """Pairs for LightFM; all arrays of shape (n_pairs,).

    Parameters
    ----------
    rows, items
        Rows of the customer matrix and of the item matrix.
    signs
        1 for yes, -1 for no.
    weights
        Above 0.
    """

    rows: NDArray[np.int32]
    items: NDArray[np.int32]
    signs: NDArray[np.float32]
    weights: NDArray[np.float32]


def lesson(
    data: TrainingSet, matrices: Matrices, settings: TrainingSettings, chance: np.random.Generator
) -> Lesson:
    """Return the pairs of one epoch; under LOGISTIC with a fresh draw of stand-ins for the unknown no."""
    judged = np.flatnonzero(data.grades != 0 if settings.loss.hears_no else data.grades > 0)
    known = Lesson(
        matrices.row_of_event[judged],
        data.items[judged],
        np.sign(data.grades[judged]).astype(np.float32),
        np.abs(data.grades[judged]) * matrices.freshness[judged],
    )
    taken = np.flatnonzero(data.grades > 0)
    times = np.where(data.shown[taken], settings.sampled_per_shown, settings.sampled_per_taken)
    if not settings.loss.hears_no or not times.any():
        return known
    beside = np.repeat(taken, times)
    rows = matrices.row_of_event[beside]
    drawn = matrices.met[chance.integers(0, len(matrices.met), size=len(rows))]
    weights = data.grades[beside] * matrices.freshness[beside] * np.float32(settings.sampled_grade)
    return Lesson(
        np.concatenate([known.rows, rows]),
        np.concatenate([known.items, drawn]),
        np.concatenate([known.signs, np.full(len(rows), -1, dtype=np.float32)]),
        np.concatenate([known.weights, weights]),
    )
