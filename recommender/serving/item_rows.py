"""The items' weighted features as one sparse table, and the factors they add up to.

Says for many items at once what `Model.item_row` and `Side.represent` say for one; a test holds
them together. Refuses nothing: a feature the model has not seen only takes part in its group's norm.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recommender.model import Floats, Model, Side
from recommender.reasons import ItemEntries
from recommender.values import ItemFacts
from recommender.weighting import DEFAULT_RULE, Norm, Rules, group_of

Doubles = NDArray[np.float64]
Ints = NDArray[np.int64]

# Rows represented at a time: bounds the scratch memory to a few dozen MB.
_AT_ONCE = 65_536


@dataclass(frozen=True, slots=True)
class ItemRows:
    """Weighted features, item by item.

    Parameters
    ----------
    ends
        Shape (n_items + 1,); the entries of item i are ``ends[i]:ends[i + 1]``.
    columns
        Shape (n_entries,); rows of the model's item factors.
    shares
        Shape (n_entries,), the weights, float32.
    """

    ends: Ints
    columns: NDArray[np.int32]
    shares: Floats

    @classmethod
    def build(cls, model: Model, items: Sequence[ItemFacts]) -> ItemRows:
        """Return the rows of `items`, in order, each with its identity if training knew it."""
        slots = _Slots()
        found, values, lengths = array("q"), array("d"), array("q")
        for item in items:
            found.extend(map(slots.__getitem__, item.features))
            values.extend(item.features.values())
            lengths.append(len(item.features))
        owners = np.repeat(np.arange(len(items)), np.array(lengths, dtype=np.int64))
        slot, raw = np.array(found, dtype=np.int64), np.array(values, dtype=np.float64)
        weighted = _weighted(slots, slot, raw, owners, model.rules)
        column = np.array([model.items.columns.get(name, -1) for name in slots], dtype=np.int32)[slot]
        kept = (column >= 0) & (weighted != 0)
        identity = np.array([model.items.columns.get(f"item:{item.id}", -1) for item in items], np.int32)
        share = model.rules.get("item", DEFAULT_RULE).weight
        known = np.flatnonzero(identity >= 0) if share else np.empty(0, np.int64)
        owners = np.concatenate([owners[kept], known])
        columns = np.concatenate([column[kept], identity[known]])
        # By column within an item: features come from sets, in another order in every process.
        order = np.argsort(owners * max(len(model.items.columns), 1) + columns)
        return cls(
            ends=np.concatenate([[0], np.cumsum(np.bincount(owners, minlength=len(items)))]),
            columns=columns[order],
            shares=np.concatenate([weighted[kept], np.full(len(known), share)])[order].astype(np.float32),
        )

    def represent(self, side: Side) -> tuple[Floats, Floats]:
        """Return the items' factors, shape (n_items, n_factors), and biases, shape (n_items,)."""
        n_items = len(self.ends) - 1
        factors = np.zeros((n_items, side.factors.shape[1]), dtype=np.float32)
        biases = np.zeros(n_items, dtype=np.float32)
        for start in range(0, n_items, _AT_ONCE):
            stop = min(start + _AT_ONCE, n_items)
            begins, lengths = self.ends[start:stop], np.diff(self.ends[start : stop + 1])
            for place in range(int(lengths.max())):
                rows = np.flatnonzero(lengths > place)
                entries = begins[rows] + place
                columns, shares = self.columns[entries], self.shares[entries]
                factors[start + rows] += shares[:, None] * side.factors[columns]
                biases[start + rows] += shares * side.biases[columns]
        return factors, biases

    def entries(self, rows: NDArray[np.intp]) -> ItemEntries:
        """Return the entries of these items."""
        begins = self.ends[rows]
        lengths = self.ends[rows + 1] - begins
        places, starts = spans(begins, lengths)
        return ItemEntries(self.columns[places], self.shares[places], starts, lengths)


def spans(begins: Ints, lengths: Ints) -> tuple[Ints, Ints]:
    """Return the places in some stretches, one after another, and where each stretch starts among these.

    Begins 5, 0 and lengths 2, 3 give 5, 6, 0, 1, 2 and 0, 2.
    """
    ends = lengths.cumsum()
    starts = ends - lengths
    places = (begins - starts).repeat(lengths)
    places += np.arange(places.size)
    return places, starts


class _Slots(dict[str, int]):
    """Numbers names as they turn up."""

    def __missing__(self, name: str) -> int:
        self[name] = number = len(self)
        return number


def _weighted(slots: _Slots, slot: Ints, raw: Doubles, owners: Ints, rules: Rules) -> Doubles:
    """Return what `weighting.weigh` makes of each entry, 0 for what it drops."""
    groups = _Slots()
    group = np.array([groups[group_of(name)] for name in slots], dtype=np.int64)[slot]
    weighted = np.where(np.isfinite(raw), raw, 0.0)
    for name, number in groups.items():
        rule = rules.get(name, DEFAULT_RULE)
        mine = np.flatnonzero(group == number)
        values = weighted[mine]
        norms: Doubles = np.ones(len(mine))
        if rule.norm is not Norm.NONE:
            sizes = np.abs(values) if rule.norm is Norm.SUM else values * values
            sums: Doubles = np.bincount(owners[mine], weights=sizes).astype(np.float64)
            norms = (np.sqrt(sums) if rule.norm is Norm.LENGTH else sums)[owners[mine]]
        weighted[mine] = np.divide(rule.weight * values, norms, out=np.zeros(len(mine)), where=norms > 0)
    return weighted
