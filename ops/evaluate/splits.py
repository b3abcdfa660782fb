"""Who may learn from what: rows to fit on, rows to judge by, items that may be recommended.

    kfold           every event is judged once by a model that has not seen it; where there is no time
    customer_time   each customer's latest fifth is judged; equal times stay together
    time            everything after one moment is judged by what came before it
    cold_items      all events of a fifth of the items are judged; nothing of those items was seen

The two splits by time judge customers and items that were seen before; the last one is for the others.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from recommender.training import TrainingSet

FOLDS = 5
HELD_OUT = 0.2


class SplitKind(StrEnum):
    """How to split."""

    KFOLD = "kfold"
    CUSTOMER_TIME = "customer_time"
    TIME = "time"
    COLD_ITEMS = "cold_items"

    @property
    def chance(self) -> bool:
        """Whether the split changes with the seed."""
        return self in {SplitKind.KFOLD, SplitKind.COLD_ITEMS}


@dataclass(frozen=True, slots=True)
class Split:
    """One cut through the events.

    Parameters
    ----------
    seen, test
        Rows of the events; disjoint.
    candidates
        Shape (n_items,), bool; what may be recommended.
    """

    seen: NDArray[np.intp]
    test: NDArray[np.intp]
    candidates: NDArray[np.bool_]


def splits(data: TrainingSet, kind: SplitKind, seed: int) -> list[Split]:
    """Return the cuts of one repetition; only `kfold` has more than one."""
    chance = np.random.default_rng(seed)
    if kind is SplitKind.KFOLD:
        fold = chance.permutation(len(data)) % FOLDS
        return [_warm(data, fold == number, customers=False) for number in range(FOLDS)]
    if kind is SplitKind.COLD_ITEMS:
        cold = np.zeros(len(data.item_ids), dtype=np.bool_)
        met = np.unique(data.items)
        cold[chance.permutation(met)[: max(1, round(len(met) * HELD_OUT))]] = True
        late = cold[data.items]
        known = np.isin(data.customers, data.customers[~late])
        return [Split(np.flatnonzero(~late), np.flatnonzero(late & known), cold)]
    if kind is SplitKind.TIME:
        return [_warm(data, data.times > np.quantile(data.times, 1 - HELD_OUT))]
    return [_warm(data, data.times > _own_cuts(data)[data.customers])]


def _own_cuts(data: TrainingSet) -> NDArray[np.float64]:
    """Return, by customer, the time after which events are judged; guests (-1) come last and have none."""
    cuts = np.full(len(data.customer_ids) + 1, np.inf)
    order = np.lexsort((data.times, data.customers))
    owners, starts, counts = np.unique(data.customers[order], return_index=True, return_counts=True)
    for owner, start, count in zip(owners, starts, counts, strict=True):
        if owner >= 0:
            # The later of equal times would know the earlier one's neighbours; ">" keeps them together.
            last_seen = start + max(0, int(np.ceil(count * (1 - HELD_OUT))) - 1)
            cuts[owner] = data.times[order[last_seen]]
    return cuts


def _warm(data: TrainingSet, late: NDArray[np.bool_], *, customers: bool = True) -> Split:
    met = np.zeros(len(data.item_ids), dtype=np.bool_)
    met[data.items[~late]] = True
    judged = late
    if customers:
        judged = late & met[data.items] & np.isin(data.customers, data.customers[~late])
    return Split(np.flatnonzero(~late), np.flatnonzero(judged), met)
