"""Why an item: the exact parts of its score, by feature and by pair of features.

The score is bilinear, so it splits without remainder. Words are made elsewhere; here are tokens only.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter

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
    ends
        Shape (n_items,); the place after each item's last entry.
    """

    columns: NDArray[np.int32]
    shares: NDArray[np.float32]
    ends: list[int]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why one item.

    Parameters
    ----------
    score
        The sum of the contributions, correctly rounded.
    contributions
        (feature, part) pairs, largest first. A customer or context feature contributes its factors
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
        side = self._model.items
        own = customer.weights.astype(np.float64)
        shares = items.shares.astype(np.float64)
        pairs = (own[:, None] * self._model.customers.factors[customer.rows]) @ (
            shares[:, None] * side.factors[items.columns]
        ).T
        liked = shares * side.biases[items.columns]
        own_biases = own * self._model.customers.biases[customer.rows]
        traits = [self._traits[column] for column in items.columns.tolist()]
        reasons = _reasons(customer.names, np.vstack([liked, pairs]) * self._nameable[items.columns], traits)
        likes = liked.tolist()
        parts = [*zip(traits, likes, strict=True)]
        # Which entry is whose: one product adds up the pairs of every item.
        owners = np.arange(len(traits))[:, None] < np.array(items.ends)
        owners[:, 1:] &= ~owners[:, :-1]
        sums = ((pairs @ owners).T + own_biases).tolist()
        begin = 0
        for end, totals in zip(items.ends, sums, strict=True):
            both = [*zip(customer.names, totals, strict=True), *parts[begin:end]]
            both.sort()
            both.sort(key=itemgetter(1), reverse=True)
            best = sorted(reason for reason in reasons[begin:end] if reason is not None)
            yield Explanation(
                math.fsum(totals + likes[begin:end]),
                tuple(both),
                tuple([Reason(trait, who, -value) for value, trait, who in best[:LIMIT]]),
            )
            begin = end


def _reasons(names: list[str], pairs: Doubles, traits: list[str]) -> list[tuple[float, str, str] | None]:
    """Return for each trait its strongest (minus the value, trait, customer feature), None for none above 0.

    Parameters
    ----------
    pairs
        Shape (1 + n_names, n_traits); what everybody makes of a trait, then what each name does.
    """
    rows = [row for row, name in enumerate(names, 1) if group_of(name) not in IDENTITIES]
    # Everybody first, then by name: of equal values the first row wins.
    rows.sort(key=lambda row: names[row - 1] != ANYONE)
    labels = [EVERYBODY, *(EVERYBODY if names[row - 1] == ANYONE else names[row - 1] for row in rows)]
    table = pairs[[0, *rows]]
    winners = table.argmax(axis=0).tolist()
    return [
        (-value, trait, labels[winner]) if value > 0 else None
        for value, trait, winner in zip(table.max(axis=0).tolist(), traits, winners, strict=True)
    ]
