"""What LightFM leaves to others: matrix factorisation and mean grades, added to the identities.

LightFM shares strength through features; implicit-feedback matrix factorisation (Hu, Koren & Volinsky
2008, "Collaborative filtering for implicit feedback datasets") is better at who takes what with whom.
Its factors stand beside LightFM's as further columns that only identities have, so a score is the sum of
both, is served by the same product and is explained by the same parts. Whoever has no identity, a guest
or a new product, is ranked by LightFM alone.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from threadpoolctl import threadpool_limits

from recommender.training.data import TrainingSet
from recommender.training.recency import freshness
from recommender.training.settings import TrainingSettings

Floats = NDArray[np.float32]
ITERATIONS = 12
# An item's mean grade counts as if the overall mean had been given this many times more.
PRIOR_GRADES = 5.0
SAMPLED_CUSTOMERS = 200


@dataclass(frozen=True, slots=True)
class Collaborative:
    """Additions to the score of a customer for an item.

    Parameters
    ----------
    customer_factors, item_factors
        Shapes (n_customers, n) and (n_items, n); n may be 0.
    item_biases
        Shape (n_items,).
    """

    customer_factors: Floats
    item_factors: Floats
    item_biases: Floats


def collaborate(data: TrainingSet, settings: TrainingSettings, *, spread: float) -> Collaborative:
    """Return what is added to LightFM's scores.

    Parameters
    ----------
    spread
        Standard deviation of LightFM's scores of one customer over the items; the factors are scaled to
        `collaborative_share` times that.
    """
    customers, items = _factors(data, settings)
    if customers.size:
        sample = np.unique(data.customers[data.customers >= 0])
        sample = sample[:: max(1, len(sample) // SAMPLED_CUSTOMERS)]
        own = float(np.mean((customers[sample] @ items[np.unique(data.items)].T).std(axis=1)))
        scale = np.sqrt(settings.collaborative_share * spread / own) if own > 0 else 0.0
        customers, items = customers * np.float32(scale), items * np.float32(scale)
    return Collaborative(customers, items, np.float32(settings.item_prior) * mean_grades(data))


def mean_grades(data: TrainingSet) -> Floats:
    """Return how far each item's mean grade is above the overall one, shape (n_items,); 0 for unmet items."""
    overall = float(data.grades.mean())
    sums = np.bincount(data.items, weights=data.grades - overall, minlength=len(data.item_ids))
    counts = np.bincount(data.items, minlength=len(data.item_ids))
    found: Floats = (sums / (counts + PRIOR_GRADES)).astype(np.float32)
    return found


def taken(data: TrainingSet, confidence: float, *, half_life: float = 0.0) -> Any:
    """Return who took what as a matrix of confidences; guests take no part."""
    mine = np.flatnonzero((data.grades > 0) & (data.customers >= 0))
    sure = data.grades[mine] * freshness(data, half_life)[mine]
    values = (confidence * sure).astype(np.float32)
    shape = (len(data.customer_ids), len(data.item_ids))
    return sparse.csr_matrix((values, (data.customers[mine], data.items[mine])), shape=shape)


def _factors(data: TrainingSet, settings: TrainingSettings) -> tuple[Floats, Floats]:
    shape = (settings.collaborative_factors,)
    if not settings.collaborative_factors:
        return (
            np.zeros((len(data.customer_ids), *shape), np.float32),
            np.zeros((len(data.item_ids), *shape), np.float32),
        )
    from implicit.als import AlternatingLeastSquares  # noqa: PLC0415  only where it is asked for

    with threadpool_limits(1, "blas"), warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # it warns of BLAS threads, which are limited here
        model = AlternatingLeastSquares(
            factors=settings.collaborative_factors,
            regularization=settings.collaborative_penalty,
            iterations=ITERATIONS,
            num_threads=settings.threads,
            random_state=settings.seed,
        )
        matrix = taken(data, settings.collaborative_confidence, half_life=settings.recency)
        model.fit(matrix, show_progress=False)
    return np.array(model.user_factors), np.array(model.item_factors)
