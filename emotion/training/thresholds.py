"""Thresholds for the 28 labels, tuned on dev without believing dev too much.

A threshold tuned for a label with 20 dev rows fits those rows. Each label's best threshold is
therefore drawn towards one common threshold, the more the rarer the label; how strongly is chosen by
cross-validation within dev.
"""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from emotion.metrics import Flags, macro_f1

Scores: TypeAlias = NDArray[np.float32]

_GRID = np.arange(0.06, 0.66, 0.02)
_STRENGTHS = (10.0, 25.0, 50.0, 100.0, 200.0, 400.0, 800.0, float("inf"))
_FOLDS = 5
_REPEATS = 5  # one cut into folds alone moves the expected F1 by half a point
_SOFTEN = 2  # grid steps each way over which a label's F1 curve is smoothed


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Chosen thresholds, shape (28,), and how they were chosen.

    Attributes
    ----------
    strength
        In rows: a label with this many positives goes half way to the common threshold.
    cross_validated
        Macro-F1 on the folds the thresholds were not tuned on: what to expect elsewhere.
    """

    values: NDArray[np.float64]
    common: float
    strength: float
    cross_validated: float


def tune(gold: Flags, scores: Scores, rng: np.random.Generator) -> Thresholds:
    """Tune on dev: gold (rows, 28) and scores (rows, 28) in 0-1."""
    expected = np.zeros(len(_STRENGTHS))
    for _ in range(_REPEATS):
        folds = rng.integers(0, _FOLDS, size=len(gold))
        said = np.zeros((len(_STRENGTHS), *gold.shape), dtype=bool)
        for fold in range(_FOLDS):
            held = folds == fold
            curves, positives = _f1_curves(gold[~held], scores[~held]), gold[~held].sum(axis=0)
            for at, strength in enumerate(_STRENGTHS):
                said[at, held] = scores[held] >= _smoothed(curves, positives, strength)[0]
        expected += [macro_f1(gold, one) / _REPEATS for one in said]
    # Ties go to the stronger shrinkage: it is the one that assumes less.
    best = max(range(len(_STRENGTHS)), key=lambda at: (round(float(expected[at]), 3), at))
    values, common = _smoothed(_f1_curves(gold, scores), gold.sum(axis=0), _STRENGTHS[best])
    return Thresholds(values, common, _STRENGTHS[best], float(expected[best]))


def _smoothed(
    curves: NDArray[np.float64], positives: NDArray[np.int64], strength: float
) -> tuple[NDArray[np.float64], float]:
    common = float(_GRID[curves.mean(axis=0).argmax()])
    kernel = np.ones(2 * _SOFTEN + 1) / (2 * _SOFTEN + 1)
    padded = np.pad(curves, ((0, 0), (_SOFTEN, _SOFTEN)), mode="edge")
    own = np.array([_GRID[np.convolve(curve, kernel, mode="valid").argmax()] for curve in padded])
    if np.isinf(strength):
        return np.full(len(curves), common), common
    trust = positives / (positives + strength)
    return trust * own + (1.0 - trust) * common, common


def _f1_curves(gold: Flags, scores: Scores) -> NDArray[np.float64]:
    """Return each label's F1 at each grid threshold, shape (28, grid)."""
    curves = np.zeros((gold.shape[1], len(_GRID)))
    for at, threshold in enumerate(_GRID):
        said = scores >= threshold
        hits = (gold & said).sum(axis=0)
        curves[:, at] = 2.0 * hits / np.maximum(gold.sum(axis=0) + said.sum(axis=0), 1)
    return curves
