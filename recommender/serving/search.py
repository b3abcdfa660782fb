"""The best rows for one vector among those a sieve lets through, by the cheapest of three ways.

Few pass: score just these. A large catalogue: look at its best kinds, where items are the same by the
dozen, or scan its 8-bit summary and score what is left. Otherwise score everything, items that are the same
only once. All score with the same float32 sums, row by row, so they agree to the last bit and equal items
tie; ties go to the lower row. Nothing is missed below `narrow.GROUPED` items, hardly anything above.
"""

from __future__ import annotations

from functools import partial

import numpy as np
from numpy.typing import NDArray

from recommender.model import Floats
from recommender.serving.kinds import Kinds
from recommender.serving.narrow import MOST, NarrowScan
from recommender.serving.selection import top_rows
from recommender.serving.sieve import Sieve

Rows = NDArray[np.intp]
Mask = NDArray[np.bool_]

# Gathering a row costs about this many times what passing it in order does.
_GATHERING = 8
_NEGATIVE_INFINITY = np.float32(-np.inf).view(np.int32)


class Search:
    """Searches fixed item factors.

    Parameters
    ----------
    factors, biases
        Shapes (n_items, n_factors) and (n_items,), float32.
    """

    def __init__(self, factors: Floats, biases: Floats) -> None:
        self.factors = factors
        self._biases = biases
        self._scan = NarrowScan.build(factors, biases)
        self._kinds = Kinds.build(factors, biases)

    def best(self, vector: Floats, sieve: Sieve, k: int) -> tuple[Rows, Floats]:
        """Return the rows of the best `k` items that pass, best first, and their scores.

        Parameters
        ----------
        vector
            Shape (n_factors,), float32; its own bias, the same for all items, is left out.
        """
        if self._scan and sieve.likely * _GATHERING > 1:
            found = self._kinds.best(vector, sieve, k) if self._kinds and k <= MOST else None
            if found is None:
                found = self._scan.best(vector, sieve, k, partial(self.scores, vector))
            if found is not None:
                return found
        allowed = sieve.mask()
        if np.count_nonzero(allowed) * _GATHERING <= len(allowed):
            rows = np.flatnonzero(allowed)
            scores = self.scores(vector, rows)
            chosen = top_rows(scores, k)
            return rows[chosen], scores[chosen]
        scores = self._kinds.scores(vector) if self._kinds else self._every(vector)
        hide(scores, allowed)
        chosen = top_rows(scores, k)
        return chosen, scores[chosen]

    def scores(self, vector: Floats, rows: Rows) -> Floats:
        """Return the scores of these rows."""
        # einsum adds each row in the same order wherever it stands; BLAS does not.
        found: Floats = np.einsum("ij,j->i", self.factors.take(rows, axis=0), vector)
        found += self._biases[rows]
        return found

    def _every(self, vector: Floats) -> Floats:
        found: Floats = np.einsum("ij,j->i", self.factors, vector)
        found += self._biases
        return found


def hide(scores: Floats, allowed: Mask) -> None:
    """Set the scores of what is not allowed to -inf, in place.

    Adds -inf or 0 made from the mask's bits: NumPy's masked assignment takes ten times as long.
    """
    bits = allowed.astype(np.int32)
    bits -= 1
    bits &= _NEGATIVE_INFINITY
    scores += bits.view(np.float32)
