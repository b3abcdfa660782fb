"""An 8-bit copy of the item factors, scanned at a quarter of the memory traffic, without losing an item.

Factors are rounded to whole multiples of a step, one step per item, and the customer's vector to 7 bits.
Rounding moves a score by at most (Cauchy–Schwarz)

    |v| · |x - x̂|  +  |v - v̂| · |x̂|  +  what float32 loses

so an item whose rounded score lies further than both errors below k others cannot be among the best k.
What is left, a few dozen rows as a rule, is scored again by the caller. Refuses (`candidates` is None)
where so many are left that a plain pass is cheaper.

"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recommender.model import Floats
from recommender.serving.integer_product import MOST_DIGIT, IntegerProduct, KernelUnfit

Rows = NDArray[np.intp]
Mask = NDArray[np.bool_]

log = logging.getLogger(__name__)

# Below this many items a plain pass takes less than a tenth of a millisecond anyway.
LEAST_ITEMS = 16_384
# Largest k worth a scan; more candidates than this are better found by a plain pass.
MOST = 1_024
# Items scanned at a time: their float32 scores stay in a core's second-level cache.
_CHUNK = 65_536
_FEW = 128
_CODE = 127
_NEGATIVE_INFINITY = np.int32(np.float32(-np.inf).view(np.int32))
_LOWEST = np.float32(np.finfo(np.float32).min)


@dataclass(frozen=True, slots=True)
class _Query:
    digits: NDArray[np.int8]
    step: np.float32
    length: float
    error: float


@dataclass(frozen=True, slots=True)
class _Found:
    rows: Rows
    scores: Floats
    slacks: Floats


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Consecutive items; arrays of shape (n_padded,), a multiple of `_FEW`, padding scored -inf."""

    start: int
    n_items: int
    product: IntegerProduct
    steps: Floats
    biases: Floats
    errors: Floats
    lengths: Floats
    worst: tuple[float, float]
    rounding: tuple[float, float]

    def approximate(self, query: _Query) -> Floats:
        """Return the scores of the rounded factors; the mean item, the same for all, is left out."""
        scores: Floats = self.product(query.digits).astype(np.float32)
        scores *= self.steps
        scores *= query.step
        scores += self.biases
        return scores

    def slack(self, query: _Query) -> np.float32:
        """Return how far rounding can have moved any score of these."""
        return np.float32(self._slack(query, *self.worst))

    def slacks(self, query: _Query, rows: Rows) -> Floats:
        """Return how far rounding can have moved the scores of these rows."""
        moved = self._slack(query, self.errors[rows], self.lengths[rows])
        return np.asarray(moved, dtype=np.float32)

    def _slack(self, query: _Query, errors: Any, lengths: Any) -> Any:
        per_length, per_bias = self.rounding
        return query.length * errors + query.error * lengths + query.length * per_length + per_bias


class NarrowScan:
    """Finds rows among which the best are."""

    def __init__(self, chunks: list[_Chunk], n_items: int) -> None:
        self._chunks = chunks
        self._n_items = n_items

    @classmethod
    def build(cls, factors: Floats, biases: Floats, *, least: int = LEAST_ITEMS) -> NarrowScan | None:
        """Return the scan, or None where it would not pay or cannot be trusted.

        Parameters
        ----------
        factors, biases
            Shapes (n_items, n_factors) and (n_items,), float32.
        least
            Fewer items are not worth it.
        """
        if len(factors) < least or not (np.isfinite(factors).all() and np.isfinite(biases).all()):
            return None
        try:
            mean = factors.mean(axis=0, dtype=np.float64).astype(np.float32)
            # What overflows gets an infinite error, which `candidates` leaves to the plain pass.
            with np.errstate(over="ignore", invalid="ignore"):
                chunks = [
                    _chunk(factors[start : start + _CHUNK], biases[start : start + _CHUNK], mean, start)
                    for start in range(0, len(factors), _CHUNK)
                ]
        except KernelUnfit as reason:
            log.warning(
                "recommender.narrow_scan_unfit", extra={"n_items": len(factors), "reason": str(reason)}
            )
            return None
        return cls(chunks, len(factors))

    def candidates(self, vector: Floats, allowed: Mask, k: int) -> Rows | None:
        """Return ascending rows among which the best `k` allowed ones are, or None when too many are left.

        Parameters
        ----------
        vector
            Shape (n_factors,), float32.
        allowed
            Shape (n_items,).
        """
        if k > MOST or not np.isfinite(vector).all():
            return None
        query = _query(vector)
        # Columns of items: the best of each is enough to bound the k-th best from below.
        width = 64 if k <= _FEW else 16
        best = np.full(k, -np.inf, dtype=np.float32)
        found: list[_Found] = []
        for chunk in self._chunks:
            slack = chunk.slack(query)
            if not np.isfinite(slack):
                return None
            scores = chunk.approximate(query)
            hide(scores[: chunk.n_items], allowed[chunk.start : chunk.start + chunk.n_items])
            table = scores.reshape(width, -1)
            columns = table.max(axis=0)
            best = _largest(np.concatenate([best, columns - slack]), k)
            rows = _at_least(table, columns, best[0] - slack)
            found.append(_Found(rows + chunk.start, scores[rows], chunk.slacks(query, rows)))
            if sum(len(some.rows) for some in found) > self._n_items // 4:
                return None
        kept = _undecided(found, k)
        return kept if len(kept) <= max(self._n_items // 32, 4 * k) else None


def _undecided(found: list[_Found], k: int) -> Rows:
    """Return the rows that the errors of their own, not the worst of a chunk, leave in the race."""
    rows = np.concatenate([some.rows for some in found])
    scores = np.concatenate([some.scores for some in found])
    slacks = np.concatenate([some.slacks for some in found])
    if len(rows) > k:
        rows = rows[scores + slacks >= _largest(scores - slacks, k)[0]]
    return np.sort(rows)


def hide(scores: Floats, allowed: Mask) -> None:
    """Set the scores of what is not allowed to -inf, in place.

    Adds -inf or 0 made from the mask's bits: NumPy's masked assignment takes ten times as long.
    """
    bits = allowed.astype(np.int32)
    bits -= 1
    bits &= _NEGATIVE_INFINITY
    scores += bits.view(np.float32)


def _query(vector: Floats) -> _Query:
    step = np.float32(np.abs(vector).max(initial=0) / MOST_DIGIT) or np.float32(1)
    digits = np.clip(np.rint(vector / step), -MOST_DIGIT, MOST_DIGIT)
    exact = vector.astype(np.float64)
    error = float(np.linalg.norm(exact - digits.astype(np.float64) * float(step)))
    return _Query(digits.astype(np.int8), step, float(np.linalg.norm(exact)), error)


def _largest(values: Floats, k: int) -> Floats:
    """Return the `k` largest, the smallest of them first."""
    return np.partition(values, values.size - k)[values.size - k :]


def _at_least(scores: Floats, columns: Floats, least: np.float32) -> Rows:
    """Return the flat places in `scores`, shape (width, n_columns), that reach `least` and are not -inf."""
    least = max(least, _LOWEST)
    chosen = np.flatnonzero(columns >= least)
    places, positions = np.nonzero(scores[:, chosen] >= least)
    found: Rows = places * scores.shape[1] + chosen[positions]
    return found


def _chunk(factors: Floats, biases: Floats, mean: Floats, start: int) -> _Chunk:
    n_items = len(factors)
    padding = -n_items % _FEW
    centred = factors - mean
    steps = np.abs(centred).max(axis=1) / np.float32(_CODE)
    steps[steps == 0] = 1
    # Clipped for steps so small that they are rounded themselves; the errors are measured, so they stay true.
    codes = np.clip(np.rint(centred / steps[:, None]), -_CODE, _CODE)
    rounded = codes * steps[:, None]
    errors = np.linalg.norm(centred - rounded, axis=1)
    lengths = np.linalg.norm(rounded, axis=1)
    # Float32 itself, here and in the exact pass: each of n_factors + 8 operations loses up to 2⁻²⁴.
    loss = (factors.shape[1] + 8) * 2.0**-24
    longest = float(np.linalg.norm(factors, axis=1).max() + np.linalg.norm(mean))
    return _Chunk(
        start=start,
        n_items=n_items,
        product=IntegerProduct(np.pad(codes.astype(np.int8), ((0, padding), (0, 0)))),
        steps=np.pad(steps, (0, padding), constant_values=1),
        biases=np.pad(biases, (0, padding), constant_values=-np.inf),
        errors=np.pad(errors, (0, padding)),
        lengths=np.pad(lengths, (0, padding)),
        worst=(float(errors.max()), float(lengths.max())),
        rounding=(3 * loss * longest, 3 * loss * float(np.abs(biases).max())),
    )
