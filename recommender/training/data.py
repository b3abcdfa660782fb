"""The training set: who took or refused what, in which context, as columns.

Built in one pass over batches, so memory grows by a few dozen bytes an interaction and not by
Python objects.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from recommender.errors import TrainingError
from recommender.model import moment_row
from recommender.training.rows import Csr, RowWriter
from recommender.values import Features
from recommender.weighting import DEFAULT_RULES, Crosses, Rules, weigh


@dataclass(frozen=True, slots=True)
class Interaction:
    """One reaction to one item.

    Parameters
    ----------
    customer_id
        None for a guest.
    grade
        Above 0 for taken, below 0 for refused; the size says how sure we are.
    at
        Seconds since 1970; orders the events for a split by time.
    context
        Raw context features of the moment.
    shown
        Whether we showed the item, so that a refusal would have been logged too. A purchase made
        elsewhere is not shown: nobody knows what it was preferred to.
    """

    customer_id: str | None
    item_id: str
    grade: float
    at: float = 0.0
    context: Features = field(default_factory=dict)
    shown: bool = True


@dataclass(frozen=True, slots=True)
class TrainingSet:
    """Interactions as columns beside the features of both sides; row i of each array is event i.

    Parameters
    ----------
    customers, items
        Shape (n_events,); index into the id tuples, -1 for a guest.
    grades, times, shown
        Shape (n_events,).
    traits
        Names of the columns of `customer_features` and `contexts`.
    customer_features
        Shape (n_customers, n_traits), weighted, without identities.
    contexts
        Shape (n_events, n_traits), weighted.
    item_features
        Shape (n_items, n_item_traits), weighted, without identities.
    """

    customer_ids: tuple[str, ...]
    item_ids: tuple[str, ...]
    traits: tuple[str, ...]
    item_traits: tuple[str, ...]
    customer_features: Csr
    item_features: Csr
    contexts: Csr
    customers: NDArray[np.int32]
    items: NDArray[np.int32]
    grades: NDArray[np.float32]
    times: NDArray[np.float64]
    shown: NDArray[np.bool_]
    rules: Rules
    crosses: Crosses = ()

    def __len__(self) -> int:
        return len(self.items)

    def take(self, chosen: NDArray[np.bool_] | NDArray[np.intp]) -> TrainingSet:
        """Return the set with only these events; ids, names and columns stay the same."""
        return replace(
            self,
            contexts=self.contexts[chosen],
            customers=self.customers[chosen],
            items=self.items[chosen],
            grades=self.grades[chosen],
            times=self.times[chosen],
            shown=self.shown[chosen],
        )

    def content_hash(self) -> str:
        """Return a sha256 of everything a fit depends on."""
        digest = hashlib.sha256()
        for names in (self.customer_ids, self.item_ids, self.traits, self.item_traits):
            digest.update("\0".join(names).encode())
        for matrix in (self.customer_features, self.item_features, self.contexts):
            for part in (matrix.indptr, matrix.indices, matrix.data):
                digest.update(np.ascontiguousarray(part).tobytes())
        for column in (self.customers, self.items, self.grades, self.times, self.shown):
            digest.update(column.tobytes())
        digest.update(
            repr(sorted((group, rule.weight, rule.norm) for group, rule in self.rules.items())).encode()
        )
        if self.crosses:
            digest.update(repr(self.crosses).encode())
        return digest.hexdigest()


class TrainingSetBuilder:
    """Builds a training set from streams of items, customers and interactions, in that order."""

    def __init__(self, rules: Rules = DEFAULT_RULES, crosses: Crosses = ()) -> None:
        self._rules, self._crosses = rules, crosses
        self._raw_customers: dict[str, Features] = {}
        self._traits: dict[str, int] = {}
        self._item_traits: dict[str, int] = {}
        self._customer_rows: dict[str, int] = {}
        self._item_rows: dict[str, int] = {}
        self._customer_features = RowWriter(self._traits)
        self._item_features = RowWriter(self._item_traits)
        self._contexts = RowWriter(self._traits)
        self._customers, self._items = array("i"), array("i")
        self._grades, self._times = array("f"), array("d")
        self._shown = array("b")

    def add_items(self, items: Mapping[str, Features]) -> None:
        """Register items with their raw features; a known id keeps its first features."""
        for item_id, features in items.items():
            if item_id not in self._item_rows:
                self._item_rows[item_id] = len(self._item_rows)
                self._item_features.add(weigh(features, self._rules))

    def add_customers(self, customers: Mapping[str, Features]) -> None:
        """Register customers with their raw features; a known id keeps its first features."""
        for customer_id, features in customers.items():
            if customer_id not in self._customer_rows:
                self._customer_rows[customer_id] = len(self._customer_rows)
                self._customer_features.add(weigh(features, self._rules))
                if self._crosses:
                    self._raw_customers[customer_id] = features

    def add(self, interactions: Iterable[Interaction]) -> None:
        """Append interactions; ids not registered before have no features but their identity."""
        for event in interactions:
            if event.item_id not in self._item_rows:
                self.add_items({event.item_id: {}})
            if event.customer_id is not None and event.customer_id not in self._customer_rows:
                self.add_customers({event.customer_id: {}})
            known = self._customer_rows.get(event.customer_id, -1) if event.customer_id else -1
            self._customers.append(known)
            self._items.append(self._item_rows[event.item_id])
            self._grades.append(event.grade)
            self._times.append(event.at)
            self._shown.append(event.shown)
            own = self._raw_customers.get(event.customer_id or "", {})
            self._contexts.add(
                moment_row(event.customer_id, own, event.context, rules=self._rules, crosses=self._crosses)
            )

    def build(self) -> TrainingSet:
        """Return the training set.

        Raises
        ------
        TrainingError
            Without a single interaction.
        """
        if not self._items:
            raise TrainingError("no interactions to learn from; load a shop or wait for the first reactions")
        return TrainingSet(
            customer_ids=tuple(self._customer_rows),
            item_ids=tuple(self._item_rows),
            traits=tuple(self._traits),
            item_traits=tuple(self._item_traits),
            customer_features=self._customer_features.matrix(),
            item_features=self._item_features.matrix(),
            contexts=self._contexts.matrix(),
            customers=np.array(self._customers, dtype=np.int32),
            items=np.array(self._items, dtype=np.int32),
            grades=np.array(self._grades, dtype=np.float32),
            times=np.array(self._times, dtype=np.float64),
            shown=np.array(self._shown, dtype=np.bool_),
            rules=self._rules,
            crosses=self._crosses,
        )
