"""An 8-bit summary of the item factors: a scan reads a tenth to a quarter of the bytes and loses no item.

Item factors are turned to their principal axes. What is kept of an item are its first coordinates, the
length of the rest, and its bias, each rounded to 8 bits; the customer's vector is treated alike and
rounded to 7 bits. With h for the head that is kept and t for the tail that is not, Cauchy–Schwarz gives

    v · x + bias  ≤  v_h · x_h + |v_t| |x_t| + bias,

one integer product, plus what rounding can have moved. Items whose bound lies below the k-th of some
scores already known exactly cannot be among the best k. The others, some dozens or hundreds as a rule,
are scored exactly. Gives up (`best` is None) where so many are left that a plain pass is cheaper.

From `GROUPED` items on, items are scanned by groups, and groups that promise too little (`groups`) are
passed over: what is found is exactly scored, but that nothing better was missed is then only very likely.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from recommender.model import Floats
from recommender.serving.groups import Groups
from recommender.serving.integer_product import KernelUnfit
from recommender.serving.principal import Axes, principal_axes
from recommender.serving.sieve import Sieve
from recommender.serving.summary import PER_COLUMN, Chunk, Query, length_of

Rows = NDArray[np.intp]
Products = NDArray[np.int32]
Scorer = Callable[[Rows], Floats]

log = logging.getLogger(__name__)

# Below this many items a plain pass takes less than a tenth of a millisecond anyway.
LEAST_ITEMS = 16_384
# Largest k worth a scan.
MOST = 1_024
# Items scanned at a time: their 32-bit products take a megabyte, within a core's second-level cache.
_CHUNK = 262_144
# From so many items on groups that promise too little are passed over; up to here nothing is ever missed.
GROUPED = 500_000
# Where too few of the best pass, so many times more are tried.
_MORE = 8
_LEAST_SHARE = 1e-4
# For padding; lower than any product, which 127 · 63 · n_factors bounds.
_HIDDEN = -(2**30)


class NarrowScan:
    """Finds rows among which the best are."""

    def __init__(
        self, axes: Axes, chunks: list[Chunk], largest: tuple[float, float], groups: Groups | None
    ) -> None:
        self._axes = axes
        self._chunks = chunks
        self._groups = groups
        self._n_items = sum(chunk.rows.size for chunk in chunks)
        self._longest, self._loudest = largest

    @classmethod
    def build(
        cls, factors: Floats, biases: Floats, *, least: int = LEAST_ITEMS, grouped: int = GROUPED
    ) -> NarrowScan | None:
        """Return the scan, or None where it would not pay or cannot be trusted.

        Parameters
        ----------
        factors, biases
            Shapes (n_items, n_factors) and (n_items,), float32.
        least
            Fewer items are not worth it.
        grouped
            So many items and more are scanned by groups.
        """
        if len(factors) < least or not (np.isfinite(factors).all() and np.isfinite(biases).all()):
            return None
        axes = principal_axes(factors)
        groups = Groups.build(factors, biases) if len(factors) >= grouped else None
        rows = (
            groups.rows if groups else np.split(np.arange(len(factors)), range(_CHUNK, len(factors), _CHUNK))
        )
        try:
            chunks = [Chunk.build(axes, factors, biases, mine) for mine in rows]
        except KernelUnfit as reason:
            log.warning("recommender.narrow_scan_unfit", extra={"reason": str(reason)})
            return None
        return cls(axes, chunks, (axes.longest, float(np.abs(biases).max())), groups)

    def best(self, vector: Floats, sieve: Sieve, k: int, score: Scorer) -> tuple[Rows, Floats] | None:
        """Return the rows of the best `k` that pass, best first, and their scores; None for too many.

        Parameters
        ----------
        vector
            Shape (n_factors,), float32.
        score
            Returns the exact scores of rows.
        """
        exact = vector.astype(np.float64)
        length = length_of(exact)
        if k > MOST or not math.isfinite(length):
            return None
        wanted, offset = self._axes.query(exact)
        # Float32 sums: each of n_factors + 8 operations loses up to 2⁻²⁴ of what it handles.
        loss = (len(vector) + 8) * 2.0**-22
        rounding = loss * (length * self._longest + self._loudest) + 1e-38
        race = _Race(k, sieve, score, self._n_items // 8 + k)
        for ceiling, chunk in self._in_turn(vector):
            if ceiling < race.floor:
                break
            query = chunk.query(wanted, rounding)
            if not (math.isfinite(query.slack) and race.run(chunk, query, offset)):
                return None
        return race.rows, race.scores

    def _in_turn(self, vector: Floats) -> list[tuple[float, Chunk]]:
        """Return the chunks that promise most first, each with what its scores hardly exceed."""
        if self._groups is None:
            return [(math.inf, chunk) for chunk in self._chunks]
        ceilings = self._groups.ceilings(vector)
        order = np.argsort(-ceilings, kind="stable").tolist()
        return [(float(ceilings[place]), self._chunks[place]) for place in order]


class _Race:
    """The best rows of one request so far, best first, and their scores."""

    def __init__(self, k: int, sieve: Sieve, score: Scorer, most: int) -> None:
        self.rows: Rows = np.empty(0, dtype=np.intp)
        self.scores: Floats = np.empty(0, dtype=np.float32)
        self._k, self._sieve, self._score, self._left = k, sieve, score, most
        self._n_tried = int(2 * k / max(sieve.likely, _LEAST_SHARE)) + k

    @property
    def floor(self) -> float:
        """What a score must reach to be among the best so far."""
        return float(self.scores[-1]) if self.scores.size == self._k else -math.inf

    def run(self, chunk: Chunk, query: Query, offset: float) -> bool:
        """Take in a chunk and return True, or False when too much of it would have to be scored.

        Parameters
        ----------
        offset
            What the products leave out of every score.
        """
        products = chunk.product(query.digits)
        products[chunk.rows.size :] = _HIDDEN
        # Columns of items: one look at the best of each settles most of them.
        table = products.reshape(PER_COLUMN, -1)
        columns = table.max(axis=0)
        floor = self._start(chunk.rows, table, columns, query, offset)
        if floor is None:
            return False
        least = _least(query, floor - offset)
        chosen = np.flatnonzero(columns >= least)
        reaching = np.flatnonzero(table.take(chosen, axis=1) >= least)
        self._left -= reaching.size
        # Items are too much alike, and scoring so many one by one costs more than scoring all.
        if self._left < 0:
            return False
        places, positions = np.divmod(reaching, max(chosen.size, 1))
        found = chunk.rows[places * columns.size + chosen[positions]].astype(np.intp)
        found = found[self._sieve.fitting(found)]
        scores = self._score(found)
        self._take(found, scores, floor)
        return bool(np.isfinite(scores).all())

    def _start(
        self, rows: NDArray[np.int32], table: Products, columns: Products, query: Query, offset: float
    ) -> float | None:
        """Return what a score must reach, from the best of some parts; None for scores without end."""
        floor = self.floor
        n_tried = self._n_tried
        while n_tried < columns.size:
            if floor > -math.inf and np.count_nonzero(columns >= _least(query, floor - offset)) <= n_tried:
                break
            tried = _heads(table, columns, n_tried)
            tried = rows[tried[tried < rows.size]].astype(np.intp)
            tried = tried[self._sieve.fitting(tried)]
            tried = tried[self._sieve.shown(tried)]
            known = self._score(tried)
            if self.scores.size:
                known = np.concatenate([self.scores, known])
            if not np.isfinite(known).all():
                return None
            if known.size >= self._k:
                return float(np.partition(known, known.size - self._k)[known.size - self._k])
            n_tried *= _MORE
        return floor

    def _take(self, rows: Rows, scores: Floats, floor: float) -> None:
        """Take the best of these rows, none of which came before."""
        near = np.flatnonzero(scores >= floor)
        near = near[self._sieve.shown(rows[near])]
        rows, scores = rows[near], scores[near]
        if self.rows.size:
            rows, scores = np.concatenate([self.rows, rows]), np.concatenate([self.scores, scores])
        order = np.lexsort((rows, -scores))[: self._k]
        self.rows, self.scores = rows[order], scores[order]


def _least(query: Query, floor: float) -> int:
    """Return the smallest product whose bound reaches `floor`; always above what is hidden."""
    least = (floor - query.slack) / query.step
    return math.floor(min(max(least, _HIDDEN // 2), -(_HIDDEN // 2)))


def _heads(table: Products, columns: Products, n: int) -> Rows:
    """Return the flat place of the best of each of `n` parts of the table.

    Nearly as good as the best `n` of all, and quicker to find. Neighbours are in different parts: what
    stands together in a catalogue is often alike.
    """
    n_each = columns.size // n
    best = columns[: n_each * n].reshape(n_each, n).argmax(axis=0) * n + np.arange(n)
    found: Rows = table[:, best].argmax(axis=0) * table.shape[1] + best
    return found
