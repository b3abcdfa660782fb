"""Scores of labellings. Plain NumPy, no model; macro means every label counts alike, however rare."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Flags: TypeAlias = NDArray[np.bool_]


def f1_per_label(gold: Flags, said: Flags) -> NDArray[np.float64]:
    """Return each label's F1.

    Parameters
    ----------
    gold, said
        Shape (rows, labels). A label neither present nor said scores 0, as scikit-learn has it.
    """
    hits = (gold & said).sum(axis=0)
    both = gold.sum(axis=0) + said.sum(axis=0)
    return np.asarray(2.0 * hits / np.maximum(both, 1), dtype=np.float64)


def macro_f1(gold: Flags, said: Flags) -> float:
    """Return the mean F1 over labels, both of shape (rows, labels)."""
    return float(f1_per_label(gold, said).mean())


def one_hot(rows: NDArray[np.int64], labels: int) -> Flags:
    """Return shape (rows, labels) with one true entry a row."""
    return np.asarray(np.eye(labels, dtype=bool)[rows])
