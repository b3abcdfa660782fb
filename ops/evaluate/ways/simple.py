"""What needs no learning: how often, how good, and how often for things of that kind."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from recommender.training import TrainingSet
from recommender.training.evaluate import Scorer, by_popularity

# Means are drawn towards the overall one as if seen this many times more.
PRIOR = 5.0


def popularity(seen: TrainingSet, seed: int) -> Scorer:  # noqa: ARG001  a Way
    """Rank by how often an item was taken."""
    return by_popularity(seen)


def mean_grade(seen: TrainingSet, seed: int) -> Scorer:  # noqa: ARG001  a Way
    """Rank by the item's mean grade."""
    n_items = len(seen.item_ids)
    sums = np.bincount(seen.items, weights=seen.grades, minlength=n_items)
    counts = np.bincount(seen.items, minlength=n_items)
    return _same_for_all((sums + PRIOR * seen.grades.mean()) / (counts + PRIOR))


def popularity_of_kind(seen: TrainingSet, seed: int) -> Scorer:  # noqa: ARG001  a Way
    """Rank by how often items with the same traits were taken, on average over the item's traits.

    What popularity can say of a new product.
    """
    taken = np.bincount(seen.items[seen.grades > 0], minlength=len(seen.item_ids)).astype(np.float64)
    met = np.unique(seen.items)
    has = (seen.item_features > 0).astype(np.float64)
    overall = float(taken[met].mean())
    counts = np.asarray(has[met].sum(axis=0)).ravel()
    of_trait = (has[met].T @ taken[met] + PRIOR * overall) / (counts + PRIOR)
    n_traits = np.asarray(has.sum(axis=1)).ravel()
    return _same_for_all((has @ of_trait + overall) / (n_traits + 1))


def _same_for_all(scores: NDArray[np.float64]) -> Scorer:
    return lambda events: np.tile(scores, (len(events), 1))
