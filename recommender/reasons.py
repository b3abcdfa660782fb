"""Why an item: the exact parts of its score, by feature and by pair of features.

The score is bilinear, so it splits without remainder. Words are made elsewhere; here are tokens only.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from recommender.model import ANYONE, Known, Model
from recommender.values import Reason
from recommender.weighting import group_of

IDENTITIES = frozenset({"customer", "item"})
EVERYBODY = ""
LIMIT = 3

Doubles = NDArray[np.float64]
# (feature, part) pairs.
Parts = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class ItemEntries:
    """The features of some items, one item after another.

    Parameters
    ----------
    columns, shares
        Shape (n_entries,); rows of the item factors, and weights.
    begins, lengths
        Shape (n_items,); the place of each item's first entry, and how many it has.
    """

    columns: NDArray[np.int32]
    shares: NDArray[np.float32]
    begins: NDArray[np.int64]
    lengths: NDArray[np.int64]


class Explanation(NamedTuple):
    """Why one item.

    Parameters
    ----------
    score
        The sum of the contributions, correctly rounded.
    contributions
        (feature, part) pairs, largest first; of equal ones the customer's, by name, come first.
        A customer or context feature contributes its factors
        times the whole item, plus its bias; an item feature its bias (how well it does with everybody).
    reasons
        The strongest positive pairs, best first, identities left out; each trait of the item is
        named once, so three reasons say three things.
    """

    score: float
    contributions: Parts
    reasons: tuple[Reason, ...]


class Explainer:
    """Explains the items of one list together, since they share the customer."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._traits = [""] * len(model.items.columns)
        for name, column in model.items.columns.items():
            self._traits[column] = name
        self._nameable = np.array([group_of(name) not in IDENTITIES for name in self._traits], dtype=np.bool_)

    def explain(self, customer: Known, items: ItemEntries) -> Iterator[Explanation]:
        """Yield the explanation of each item."""
        side, mine = self._model.items, self._model.customers
        own, shares = customer.weights.astype(np.float64), items.shares.astype(np.float64)
        # What everybody makes of each entry, then what each feature of the customer does.
        table = np.empty((own.size + 1, shares.size))
        table[0] = side.biases[items.columns]
        factors = side.factors.take(items.columns, axis=0).astype(np.float64)
        np.matmul(mine.factors[customer.rows] * own[:, None], factors.T, out=table[1:])
        table *= shares
        sums = (_by_item(table[1:], items) + own * mine.biases[customer.rows]).tolist()
        traits = [self._traits[column] for column in items.columns.tolist()]
        labels, values = _strongest(customer.names, table, self._nameable[items.columns])
        likes, begin = table[0].tolist(), 0
        liked = [*zip(traits, likes, strict=True)]
        for length, totals in zip(items.lengths.tolist(), sums, strict=True):
            end = begin + length
            parts = [*zip(customer.names, totals, strict=True), *liked[begin:end]]
            parts.sort(key=itemgetter(1), reverse=True)
            best = sorted(range(begin, end), key=values.__getitem__, reverse=True)[:LIMIT]
            yield Explanation(
                math.fsum(totals + likes[begin:end]),
                tuple(parts),
                tuple([Reason(traits[at], labels[at], values[at]) for at in best if values[at] > 0]),
            )
            begin = end


def _by_item(pairs: Doubles, items: ItemEntries) -> Doubles:
    """Return the sums over each item's entries, shape (n_items, n_names), of pairs (n_names, n_entries)."""
    if items.lengths.all() and items.lengths.size:
        return np.add.reduceat(pairs, items.begins, axis=1).T
    # `reduceat` takes an empty stretch for one entry long.
    spans = zip(items.begins.tolist(), items.lengths.tolist(), strict=True)
    sums = [pairs[:, begin : begin + length].sum(axis=1) for begin, length in spans]
    return np.array(sums).reshape(items.lengths.size, len(pairs))


def _strongest(
    names: list[str], table: Doubles, nameable: NDArray[np.bool_]
) -> tuple[list[str], list[float]]:
    """Return for each entry the customer feature it suits best, and what that is worth; 0 for no reason.

    Parameters
    ----------
    table
        Shape (1 + n_names, n_entries); what everybody makes of an entry, then what each name does.
    nameable
        Shape (n_entries,).
    """
    rows = [0, *(row for row, name in enumerate(names, 1) if group_of(name) not in IDENTITIES)]
    labels = [EVERYBODY if row == 0 or names[row - 1] == ANYONE else names[row - 1] for row in rows]
    some = table[rows] if len(rows) < len(table) else table
    # Of equal values the first row wins: everybody, then by name.
    winners = some.argmax(axis=0).tolist()
    return [labels[winner] for winner in winners], (some.max(axis=0) * nameable).tolist()
