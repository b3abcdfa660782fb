"""Items whose factors and bias are the same to the last bit, as kinds: scored once for all of a kind.

Items told apart by nothing the model knows tie, and where thousands tie no bound can leave one out.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recommender.model import Floats

# With fewer items to a kind, spreading the scores costs more than it saves.
_PER_KIND = 8
_AT_ONCE = 65_536


@dataclass(frozen=True, slots=True)
class Kinds:
    """The kinds and which item is of which.

    Parameters
    ----------
    factors, biases
        Shapes (n_kinds, n_factors) and (n_kinds,).
    kind_of
        Shape (n_items,).
    """

    factors: Floats
    biases: Floats
    kind_of: NDArray[np.int32]

    @classmethod
    def build(cls, factors: Floats, biases: Floats) -> Kinds | None:
        """Return the kinds of items, shape (n_items, n_factors); None where there are too many of them."""
        _, first, kind_of = np.unique(_keys(factors, biases), return_index=True, return_inverse=True)
        if first.size * _PER_KIND > len(factors):
            return None
        kinds = cls(factors[first], biases[first], kind_of.astype(np.int32))
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
        scores = np.einsum("ij,j->i", self.factors, vector)
        scores += self.biases
        spread: Floats = scores[self.kind_of]
        return spread


def _keys(factors: Floats, biases: Floats) -> NDArray[np.uint64]:
    """Return a number for each item, shape (n_items,), by which different items hardly ever agree."""
    chance = np.random.default_rng(0)
    odds = chance.integers(0, 2**63, factors.shape[1] + 1, dtype=np.uint64) * np.uint64(2) + np.uint64(1)
    keys: NDArray[np.uint64] = biases.view(np.uint32) * odds[-1]
    for start in range(0, len(factors), _AT_ONCE):
        words = np.ascontiguousarray(factors[start : start + _AT_ONCE]).view(np.uint32)
        keys[start : start + _AT_ONCE] += words @ odds[:-1]
    return keys
