"""Items whose factors and bias are the same to the last bit, as kinds: scored once for all of a kind.

Items told apart by nothing the model knows tie, and where thousands tie no bound can leave one out.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recommender.model import Floats
from recommender.serving.item_rows import spans
from recommender.serving.sieve import Sieve

Rows = NDArray[np.intp]

# With fewer items to a kind, spreading the scores costs more than it saves.
_PER_KIND = 8
_AT_ONCE = 65_536
_LEAST_SHARE = 1e-3


@dataclass(frozen=True, slots=True)
class Kinds:
    """The kinds and which item is of which.

    Parameters
    ----------
    factors, biases
        Shapes (n_kinds, n_factors) and (n_kinds,).
    kind_of
        Shape (n_items,).
    rows, ends
        Shapes (n_items,) and (n_kinds + 1,); the ascending rows of kind i are ``rows[ends[i]:ends[i + 1]]``.
    """

    factors: Floats
    biases: Floats
    kind_of: NDArray[np.int32]
    rows: NDArray[np.int32]
    ends: NDArray[np.int64]

    @classmethod
    def build(cls, factors: Floats, biases: Floats) -> Kinds | None:
        """Return the kinds of items, shape (n_items, n_factors); None where there are too many of them."""
        _, first, kind_of = np.unique(_keys(factors, biases), return_index=True, return_inverse=True)
        if first.size * _PER_KIND > len(factors):
            return None
        ends = np.concatenate([[0], np.cumsum(np.bincount(kind_of, minlength=first.size))])
        rows = np.argsort(kind_of, kind="stable").astype(np.int32)
        kinds = cls(factors[first], biases[first], kind_of.astype(np.int32), rows, ends)
        for start in range(0, len(factors), _AT_ONCE):
            some = slice(start, start + _AT_ONCE)
            mine = kinds.kind_of[some]
            # Two keys may be the same by chance, and what is no number equals nothing.
            if not (
                np.array_equal(kinds.factors[mine], factors[some])
                and np.array_equal(kinds.biases[mine], biases[some])
            ):
                return None
        return kinds

    def scores(self, vector: Floats) -> Floats:
        """Return the scores of all items."""
        spread: Floats = self._own(vector)[self.kind_of]
        return spread

    def best(self, vector: Floats, sieve: Sieve, k: int) -> tuple[Rows, Floats] | None:
        """Return the rows of the best `k` that pass, best first, and their scores, or None.

        Looks at the first rows of the best kinds only, and gives up unless these must hold the answer.
        """
        own = self._own(vector)
        n_tried = int(2 * k / max(sieve.likely, _LEAST_SHARE)) + k
        n_kinds = min(n_tried, own.size)
        top = np.argpartition(own, own.size - n_kinds)[own.size - n_kinds :]
        begins, lengths = self.ends[top], self.ends[top + 1] - self.ends[top]
        seen = np.minimum(lengths, n_tried)
        rows = self.rows[spans(begins, seen)[0]].astype(np.intp)
        scores = np.repeat(own[top], seen)
        fitting = sieve.fitting(rows)
        rows, scores = rows[fitting], scores[fitting]
        # Twice as many as were wanted: looking up who is hidden is dear.
        order = np.lexsort((rows, -scores))[: n_tried + k]
        chosen = order[sieve.shown(rows[order])][:k]
        if chosen.size < k or not np.isfinite(own).all():
            return None
        floor, last = scores[chosen[-1]], rows[chosen[-1]]
        unseen = top[lengths > seen]
        missed = (own[unseen] > floor) | (
            (own[unseen] == floor) & (self.rows[self.ends[unseen] + n_tried - 1] < last)
        )
        if missed.any() or (n_kinds < own.size and floor <= own[top].min()):
            return None
        return rows[chosen], scores[chosen]

    def _own(self, vector: Floats) -> Floats:
        scores: Floats = np.einsum("ij,j->i", self.factors, vector)
        scores += self.biases
        return scores


def _keys(factors: Floats, biases: Floats) -> NDArray[np.uint64]:
    """Return a number for each item, shape (n_items,), by which different items hardly ever agree."""
    chance = np.random.default_rng(0)
    odds = chance.integers(0, 2**63, factors.shape[1] + 1, dtype=np.uint64) * np.uint64(2) + np.uint64(1)
    keys: NDArray[np.uint64] = biases.view(np.uint32) * odds[-1]
    for start in range(0, len(factors), _AT_ONCE):
        words = np.ascontiguousarray(factors[start : start + _AT_ONCE]).view(np.uint32)
        keys[start : start + _AT_ONCE] += words @ odds[:-1]
    return keys
