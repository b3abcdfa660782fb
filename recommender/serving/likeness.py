"""How alike items are: by who likes them, and by what they are.

Two cosines, half each. The factors say whom an item pleases; the named traits say what it is. Factors alone
call a lamp and a book alike because the same people buy both; traits alone know no degrees.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recommender.model import Floats, Model
from recommender.serving.catalogue import Catalogue
from recommender.weighting import group_of

USE = frozenset({"category", "tag"})
HALF = np.float32(0.5)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much each item resembles one of them.

    Parameters
    ----------
    taste
        Shape (n_items,), -0.5 to 0.5; half the cosine of the factors.
    use
        Shape (n_items,), 0 to 0.5; half the cosine of the traits that say what it is for.
    """

    taste: Floats
    use: Floats

    @property
    def total(self) -> Floats:
        """Shape (n_items,), -0.5 to 1."""
        return self.taste + self.use


def use_columns(model: Model) -> NDArray[np.bool_]:
    """Return which item features say what an item is for; shape (n_features,)."""
    mask = np.zeros(len(model.items.columns), dtype=np.bool_)
    mask[[column for name, column in model.items.columns.items() if group_of(name) in USE]] = True
    return mask


def likeness(catalogue: Catalogue, row: int, use: NDArray[np.bool_]) -> Likeness:
    """Return how much every item resembles the item in `row`."""
    factors = catalogue.search.factors
    lengths = np.linalg.norm(factors, axis=1)
    taste = _cosine(factors @ factors[row], lengths, row)
    entries = catalogue.features
    shares = np.where(use[entries.columns], entries.shares, np.float32(0))
    mine = slice(int(entries.ends[row]), int(entries.ends[row + 1]))
    wanted = np.zeros(len(use), dtype=np.float32)
    wanted[entries.columns[mine]] = shares[mine]
    owners = np.repeat(np.arange(len(catalogue.ids)), np.diff(entries.ends))
    shared = np.bincount(owners, weights=shares * wanted[entries.columns], minlength=len(catalogue.ids))
    sizes = np.sqrt(np.bincount(owners, weights=shares * shares, minlength=len(catalogue.ids)))
    return Likeness(HALF * taste, HALF * _cosine(shared, sizes, row))


def _cosine(products: NDArray[Any], lengths: NDArray[Any], row: int) -> Floats:
    scale = lengths * lengths[row]
    found = np.divide(products, scale, out=np.zeros(len(scale)), where=scale > 0)
    cosine: Floats = np.clip(found, -1.0, 1.0).astype(np.float32)
    return cosine
