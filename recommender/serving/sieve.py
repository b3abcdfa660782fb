"""What a request lets through: told for a few rows at once, or for the whole catalogue.

Reading every filter of every item costs as much as half a search; the search asks of those few hundred
items only whose scores are worth looking at.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.intp]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Ranks:
    """The places of items in a list of ascending prices.

    Parameters
    ----------
    of
        Shape (n_items,), in the fewest bytes; n_prices for what is never to be had.
    below
        Shape (n_prices + 1,); how many items have a lower rank than each.
    """

    of: NDArray[np.unsignedinteger]
    below: NDArray[np.int64]

    @classmethod
    def build(cls, ranks: Rows, n_prices: int) -> Ranks:
        """Return the ranks with their counts."""
        counts = np.bincount(ranks, minlength=n_prices + 1)[:n_prices]
        return cls(ranks.astype(np.min_scalar_type(n_prices)), np.concatenate([[0], np.cumsum(counts)]))


@dataclass(frozen=True, slots=True)
class Sieve:
    """The filters of one request over one catalogue.

    Parameters
    ----------
    ids, rows
        The catalogue's, both ways.
    ranks, low, high
        Shape (n_items,); a row's rank must lie from `low` to below `high`.
    masks
        Each of shape (n_items,); a row must pass all.
    likely
        About which share of the items passes, were the filters independent; 0 to 1.
    hidden
        Ids that never pass.
    """

    ids: tuple[str, ...]
    rows: dict[str, int]
    ranks: NDArray[np.unsignedinteger]
    low: int
    high: int
    masks: tuple[Mask, ...] = ()
    likely: float = 1.0
    hidden: AbstractSet[str] = field(default_factory=frozenset)

    def without(self, item_ids: AbstractSet[str]) -> Sieve:
        """Return the sieve that hides these as well."""
        return replace(self, hidden=self.hidden | item_ids)

    def fitting(self, rows: Rows) -> Mask:
        """Return which of these rows pass, were nothing hidden; shape (n_rows,)."""
        passing = self._ranked(self.ranks[rows])
        for mask in self.masks:
            passing &= mask[rows]
        return passing

    def shown(self, rows: Rows) -> Mask:
        """Return which of these rows are not hidden; shape (n_rows,). Dear: ask of few."""
        ids, hidden = self.ids, self.hidden
        return np.array([ids[row] not in hidden for row in rows.tolist()], dtype=np.bool_)

    def mask(self) -> Mask:
        """Return which rows of the catalogue pass, shape (n_items,)."""
        passing = self._ranked(self.ranks)
        for mask in self.masks:
            passing &= mask
        passing[[row for row in map(self.rows.get, self.hidden) if row is not None]] = False
        return passing

    def _ranked(self, ranks: NDArray[np.unsignedinteger]) -> Mask:
        passing = ranks < self.high
        if self.low:
            passing &= ranks >= self.low
        return passing
