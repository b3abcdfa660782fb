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
    folds = rng.integers(0, _FOLDS, size=len(gold))
    expected = []
    for strength in _STRENGTHS:
        said = np.zeros_like(gold)
        for fold in range(_FOLDS):
            held = folds == fold
            values, _ = _smoothed(gold[~held], scores[~held], strength)
            said[held] = scores[held] >= values
        expected.append(macro_f1(gold, said))
    # Ties go to the stronger shrinkage: it is the one that assumes less.
    best = max(range(len(_STRENGTHS)), key=lambda at: (round(expected[at], 3), at))
    values, common = _smoothed(gold, scores, _STRENGTHS[best])
    return Thresholds(values, common, _STRENGTHS[best], expected[best])


def _smoothed(gold: Flags, scores: Scores, strength: float) -> tuple[NDArray[np.float64], float]:
    curves = _f1_curves(gold, scores)
    common = float(_GRID[curves.mean(axis=0).argmax()])
    kernel = np.ones(2 * _SOFTEN + 1) / (2 * _SOFTEN + 1)
    padded = np.pad(curves, ((0, 0), (_SOFTEN, _SOFTEN)), mode="edge")
    own = np.array([_GRID[np.convolve(curve, kernel, mode="valid").argmax()] for curve in padded])
    if np.isinf(strength):
        return np.full(gold.shape[1], common), common
    positives = gold.sum(axis=0)
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
