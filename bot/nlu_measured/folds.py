"""Folds for cross-validation: stratified, and, if wished, with near-duplicates kept together."""

from __future__ import annotations

from typing import Optional

import numpy as np

NEAR = 0.95
_CHUNK = 512


def folds_of(
    classes: np.ndarray, n_folds: int, rng: np.random.Generator, groups: Optional[np.ndarray] = None
) -> np.ndarray:
    """Return the fold of each example, shape (n_examples,); each class is spread evenly.

    Parameters
    ----------
    groups
        Shape (n_examples,): examples with the same number come into the same fold.
    """
    fold = np.zeros(len(classes), dtype=int)
    if groups is None:
        for name in np.unique(classes):
            rows = rng.permutation(np.flatnonzero(classes == name))
            fold[rows] = np.arange(len(rows)) % n_folds
        return fold
    sizes = np.zeros((int(classes.max()) + 1, n_folds))
    members = [np.flatnonzero(groups == group) for group in rng.permutation(np.unique(groups))]
    for rows in sorted(members, key=len, reverse=True):
        best = int(np.argmin(sizes[classes[rows[0]]]))
        fold[rows] = best
        np.add.at(sizes, (classes[rows], best), 1)
    return fold


def near_duplicates(vectors: np.ndarray, least: float = NEAR) -> np.ndarray:
    """Return a group number for each row; rows whose cosine reaches `least`, also in a chain, share it."""
    unit = vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)
    group = np.arange(len(unit))
    for start in range(0, len(unit), _CHUNK):
        near = unit[start : start + _CHUNK] @ unit.T >= least
        for row, other in zip(*np.nonzero(near), strict=True):
            one, two = _root(group, start + row), _root(group, other)
            group[max(one, two)] = min(one, two)
    return np.array([_root(group, row) for row in range(len(group))])


def _root(group: np.ndarray, row: int) -> int:
    while group[row] != row:
        group[row] = group[group[row]]
        row = group[row]
    return int(row)
