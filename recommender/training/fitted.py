"""A fitted LightFM, and its way into factors under their names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from recommender.model import Floats, Model, Side
from recommender.training.collaborative import Collaborative
from recommender.training.data import TrainingSet
from recommender.training.matrices import Matrices
from recommender.training.proof import Proof
from recommender.training.settings import TrainingSettings
from recommender.weighting import DEFAULT_RULE


@dataclass(frozen=True, slots=True)
class Fitted:
    """A fitted LightFM beside the matrices it knows.

    Parameters
    ----------
    settings
        Those in force: `with_context` is False where context did not pay.
    added
        What stands beside LightFM's own factors.
    proof
        What context gained within the training data; None when that was not asked.
    """

    lightfm: Any
    matrices: Matrices
    data: TrainingSet
    settings: TrainingSettings
    added: Collaborative | None = None
    proof: Proof | None = None


def export(fitted: Fitted, version: str) -> Model:
    """Return the fitted factors under their names."""
    lightfm, matrices, data = fitted.lightfm, fitted.matrices, fitted.data
    customers = _side(matrices.customer_names, lightfm.user_embeddings, lightfm.user_biases)
    items = _side(matrices.item_names, lightfm.item_embeddings, lightfm.item_biases)
    if fitted.added is not None:
        added, nothing = fitted.added, np.zeros(len(data.customer_ids), np.float32)
        customers = _widened(customers, "customer", data, (added.customer_factors, nothing))
        items = _widened(items, "item", data, (added.item_factors, added.item_biases))
    return Model(
        version=version,
        customers=customers,
        items=items,
        rules=fitted.data.rules,
        crosses=fitted.data.crosses,
        with_context=fitted.settings.with_context,
    )


def _side(names: tuple[str, ...], factors: Any, biases: Any) -> Side:
    return Side(
        {name: column for column, name in enumerate(names)},
        np.ascontiguousarray(factors, dtype=np.float32),
        np.ascontiguousarray(biases, dtype=np.float32),
    )


def _widened(side: Side, group: str, data: TrainingSet, added: tuple[Floats, Floats]) -> Side:
    """Return the side with the added factors as further columns, and the added biases, of its identities."""
    weight = data.rules.get(group, DEFAULT_RULE).weight
    ids = data.customer_ids if group == "customer" else data.item_ids
    owner = np.array([side.columns.get(f"{group}:{name}", -1) for name in ids], dtype=np.intp)
    known = np.flatnonzero(owner >= 0)
    extra = np.zeros((len(side.columns), added[0].shape[1]), np.float32)
    biases = side.biases.copy()
    if weight:
        # A row holds the identity times its weight, which must not scale what is added here.
        extra[owner[known]] = added[0][known] / weight
        biases[owner[known]] += added[1][known] / weight
    return Side(side.columns, np.ascontiguousarray(np.hstack([side.factors, extra])), biases)
