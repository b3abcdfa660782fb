"""The best rows for one vector among those allowed: exact, by the cheapest of three ways.

Few allowed: score just these. A large catalogue: scan its 8-bit summary, score what is left. Otherwise:
score everything. All three score with the same float32 sums, row by row, so they agree to the last
bit and equal items tie; ties go to the lower row.
"""

from __future__ import annotations

from functools import partial

import numpy as np
from numpy.typing import NDArray

from recommender.model import Floats
from recommender.serving.narrow import NarrowScan
from recommender.serving.selection import top_rows

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

    def best(self, vector: Floats, allowed: Mask, k: int) -> tuple[Rows, Floats]:
        """Return the rows of the best `k` allowed items, best first, and their scores.

        Parameters
        ----------
        vector
            Shape (n_factors,), float32; its own bias, the same for all items, is left out.
        allowed
            Shape (n_items,).
        """
        found = self._some(vector, allowed, k)
        if found is None:
            scores = np.einsum("ij,j->i", self.factors, vector)
            scores += self._biases
            hide(scores, allowed)
            chosen = top_rows(scores, k)
            return chosen, scores[chosen]
        rows, scores = found
        order = top_rows(scores, k)
        return rows[order], scores[order]

    def scores(self, vector: Floats, rows: Rows) -> Floats:
        """Return the scores of these rows."""
        # einsum adds each row in the same order wherever it stands; BLAS does not.
        found: Floats = np.einsum("ij,j->i", self.factors[rows], vector)
        found += self._biases[rows]
        return found

    def _some(self, vector: Floats, allowed: Mask, k: int) -> tuple[Rows, Floats] | None:
        """Return ascending rows with the best among them, and their scores; None to score everything."""
        n_allowed = int(np.count_nonzero(allowed))
        if n_allowed * _GATHERING <= len(allowed):
            rows = np.flatnonzero(allowed)
            return rows, self.scores(vector, rows)
        return self._scan.best(vector, allowed, k, partial(self.scores, vector)) if self._scan else None


def hide(scores: Floats, allowed: Mask) -> None:
    """Set the scores of what is not allowed to -inf, in place.

    Adds -inf or 0 made from the mask's bits: NumPy's masked assignment takes ten times as long.
    """
    bits = allowed.astype(np.int32)
    bits -= 1
    bits &= _NEGATIVE_INFINITY
    scores += bits.view(np.float32)
