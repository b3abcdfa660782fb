"""The learned numbers: one factor row and one bias for every named feature, on either side.

A score is ``customer_row · item_row + customer_bias + item_bias``, each row being the weighted sum
of its features' factors (Kula 2015, "Metadata embeddings for user and item cold-start
recommendations", section 2). Pure arithmetic on arrays; reads no file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recommender.values import Features
from recommender.weighting import Crosses, Rules, crossed, weigh

Floats = NDArray[np.float32]

# Every customer has this feature. It stands for what people want in general, so a guest of whom
# nothing is known still has a representation; LightFM's penalty terms divide by zero without one.
ANYONE = "anyone"


@dataclass(frozen=True, slots=True)
class Known:
    """The features of a row that a side has seen, in a stable order.

    Parameters
    ----------
    names, rows, weights
        One entry each per feature; `rows` are rows of the side's factors.
    """

    names: list[str]
    rows: NDArray[np.intp]
    weights: Floats


@dataclass(frozen=True, slots=True)
class Side:
    """The features of one side, customers (with their context) or items.

    Parameters
    ----------
    columns
        Feature name to row of `factors`.
    factors
        Shape (n_features, n_factors), float32.
    biases
        Shape (n_features,), float32.
    """

    columns: Mapping[str, int]
    factors: Floats
    biases: Floats

    def known(self, weighted: Features) -> Known:
        """Return those features the model has seen."""
        names = sorted(filter(self.columns.__contains__, weighted))
        rows = np.fromiter((self.columns[name] for name in names), dtype=np.intp, count=len(names))
        weights = np.fromiter((weighted[name] for name in names), dtype=np.float32, count=len(names))
        return Known(names, rows, weights)

    def total(self, known: Known) -> tuple[Floats, float]:
        """Return the factors, shape (n_factors,), and the bias of a row; zeros when nothing is known."""
        return known.weights @ self.factors[known.rows], float(known.weights @ self.biases[known.rows])

    def represent(self, weighted: Features) -> tuple[Floats, float]:
        """Return `total` of what is known of a row."""
        return self.total(self.known(weighted))


@dataclass(frozen=True, slots=True)
class Model:
    """Both sides, and the rules and crosses by which rows were made in training."""

    version: str
    customers: Side
    items: Side
    rules: Rules
    crosses: Crosses = ()
    with_context: bool = True

    @property
    def n_factors(self) -> int:
        """Length of a representation."""
        return int(self.items.factors.shape[1])

    def customer_row(
        self, customer_id: str | None, features: Features, context: Features
    ) -> dict[str, float]:
        """Return the weighted features of a customer in a moment, identity included."""
        # Fitted blind, the model may still know a context feature's name from customers' own features.
        moment = context if self.with_context else {}
        return customer_row(customer_id, features, moment, rules=self.rules, crosses=self.crosses)

    def item_row(self, item_id: str, features: Features) -> dict[str, float]:
        """Return the weighted features of an item, identity included."""
        return item_row(item_id, features, self.rules)


def customer_row(
    customer_id: str | None, features: Features, context: Features, *, rules: Rules, crosses: Crosses = ()
) -> dict[str, float]:
    """Return the weighted row of a customer in a moment; used alike in training and serving.

    Customer and context are weighed apart and added up, so neither dilutes the other's norm.
    """
    identity = weigh({f"customer:{customer_id}": 1.0} if customer_id else {}, rules)
    moment = moment_row(customer_id, features, context, rules=rules, crosses=crosses)
    return merged(weigh({ANYONE: 1.0}, rules), identity, weigh(features, rules), moment)


def moment_row(
    customer_id: str | None, features: Features, context: Features, *, rules: Rules, crosses: Crosses
) -> dict[str, float]:
    """Return the part of a customer's row that belongs to the moment: the context and its crosses."""
    moment = weigh(context, rules)
    if not crosses:
        return moment
    identity = {f"customer:{customer_id}": 1.0} if customer_id else {}
    own = merged(weigh(features, rules), weigh(identity, rules))
    return merged(moment, crossed(own, moment, crosses, rules))


def merged(*rows: Features) -> dict[str, float]:
    """Return the sum of weighted rows."""
    total: dict[str, float] = {}
    for row in rows:
        for name, value in row.items():
            total[name] = total.get(name, 0.0) + value
    return total


def item_row(item_id: str, features: Features, rules: Rules) -> dict[str, float]:
    """Return the weighted row of an item; used alike in training and serving."""
    return merged(weigh(features, rules), weigh({f"item:{item_id}": 1.0}, rules))
