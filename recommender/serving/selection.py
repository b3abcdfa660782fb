"""From scores to a short list: the best rows, then a little variety among them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from recommender.model import Floats

Rows = NDArray[np.intp]

POOL_PER_CARD = 8
# Sorting so many costs less than looking for the best among them.
_FEW = 1_024


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
    worst = np.float32(-np.inf)
    if scores.size > _FEW:
        worst = np.partition(scores, scores.size - k)[scores.size - k]
    if not np.isfinite(worst):
        return _best_first(np.flatnonzero(np.isfinite(scores)), scores, k)
    better = np.flatnonzero(scores > worst)
    return _best_first(np.concatenate([better, _first_equal(scores, worst, k - better.size)]), scores, k)


def _best_first(rows: Rows, scores: Floats, k: int) -> Rows:
    """Return the best `k` of these rows, in order; equal ones stay as they stood."""
    return rows[np.argsort(-scores[rows], kind="stable")[:k]]


def _first_equal(scores: Floats, value: np.float32, n: int) -> Rows:
    """Return the first `n` rows with this score, of which there may be thousands."""
    equal = np.flatnonzero(scores[:_FEW] == value)
    return (equal if equal.size >= n else np.flatnonzero(scores == value))[:n]


def diversify(scores: Floats, factors: Floats, k: int, diversity: float) -> Rows:
    """Return the places of `k` candidates by maximal marginal relevance, best score first.

    Carbonell & Goldstein 1998: each step takes the candidate with the best
    ``(1 - diversity) · relevance - diversity · likeness`` to what is taken already; relevance is the
    score scaled to 0–1 within the pool, likeness the cosine of the item factors.

    Parameters
    ----------
    scores
        Shape (n_candidates,), best first; the first one is always kept.
    factors
        Shape (n_candidates, n_factors).
    """
    if diversity <= 0 or scores.size <= 1 or k <= 1:
        return np.arange(min(k, scores.size), dtype=np.intp)
    relevance = scores.astype(np.float64)
    spread = float(relevance[0] - relevance[-1])
    relevance = (relevance - relevance[-1]) / spread if spread else np.ones(scores.size)
    vectors = factors.astype(np.float64)
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    vectors = np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 0)
    taken = [0]
    likeness = vectors @ vectors[0]
    while len(taken) < min(k, scores.size):
        worth = (1 - diversity) * relevance - diversity * likeness
        worth[taken] = -np.inf
        best = int(np.argmax(worth))
        taken.append(best)
        likeness = np.maximum(likeness, vectors @ vectors[best])
    chosen: Rows = np.sort(np.array(taken))
    return chosen


def in_reserve(pool: Rows, chosen: Rows, n: int) -> Rows:
    """Return `n` more of the pool: what stands after the last that was chosen, then what was passed over.

    Parameters
    ----------
    pool
        Shape (n_candidates,), best score first.
    chosen
        Some of them, in the same order.
    """
    if n <= 0 or not chosen.size:
        return pool[:0]
    after = int(np.flatnonzero(pool == chosen[-1])[0]) + 1
    passed_over = pool[:after][~np.isin(pool[:after], chosen)]
    return np.concatenate([pool[after:], passed_over])[:n]
