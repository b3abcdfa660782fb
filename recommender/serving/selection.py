"""From scores to a short list: the best rows, then a little variety among them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from recommender.model import Floats

Rows = NDArray[np.intp]

POOL_PER_CARD = 8


def top_rows(scores: Floats, k: int) -> Rows:
    """Return the rows of the `k` best finite scores, best first; ties go to the lower row.

    Parameters
    ----------
    scores
        Shape (n_items,); ``-inf`` marks what may not be chosen.
    """
    k = min(k, scores.size)
    if k <= 0:
        return np.empty(0, dtype=np.intp)
    worst = np.partition(scores, scores.size - k)[scores.size - k]
    found = np.flatnonzero(scores >= worst) if np.isfinite(worst) else np.flatnonzero(np.isfinite(scores))
    order = np.argsort(-scores[found], kind="stable")
    return found[order][:k]


def diversify(pool: Rows, scores: Floats, factors: Floats, k: int, diversity: float) -> Rows:
    """Return `k` rows of the pool by maximal marginal relevance, best score first.

    Carbonell & Goldstein 1998: each step takes the row with the best
    ``(1 - diversity) · relevance - diversity · likeness`` to what is taken already; relevance is the
    score scaled to 0–1 within the pool, likeness the cosine of the item factors.

    Parameters
    ----------
    pool
        Candidate rows, best first; the first one is always kept.
    scores
        Shape (n_items,).
    factors
        Shape (n_items, n_factors).
    """
    if diversity <= 0 or pool.size <= 1 or k <= 1:
        return pool[:k]
    relevance = scores[pool].astype(np.float64)
    spread = float(relevance[0] - relevance[-1])
    relevance = (relevance - relevance[-1]) / spread if spread else np.ones(pool.size)
    vectors = factors[pool].astype(np.float64)
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    vectors = np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 0)
    taken = [0]
    likeness = vectors @ vectors[0]
    while len(taken) < min(k, pool.size):
        worth = (1 - diversity) * relevance - diversity * likeness
        worth[taken] = -np.inf
        best = int(np.argmax(worth))
        taken.append(best)
        likeness = np.maximum(likeness, vectors @ vectors[best])
    chosen: Rows = pool[np.sort(np.array(taken))]
    return chosen
