"""LightFM's matrices from a training set, built by hand.

LightFM's `Dataset` normalises rows silently, so it is not used: these rows hold exactly the
weighted features that serving computes for the same customer, moment and item.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from recommender.model import ANYONE
from recommender.training.data import TrainingSet
from recommender.training.recency import freshness
from recommender.training.rows import Csr, identity_columns
from recommender.training.settings import TrainingSettings
from recommender.weighting import DEFAULT_RULE


@dataclass(frozen=True, slots=True)
class Matrices:
    """What LightFM is fitted on.

    Parameters
    ----------
    customer_rows
        Shape (n_rows, n_customer_columns); one row per distinct customer in a distinct moment.
    item_rows
        Shape (n_items, n_item_columns).
    customer_names, item_names
        Names of the columns.
    row_of_event
        Shape (n_events,); which customer row an event belongs to.
    met
        Rows of the items that somebody met in these events, ascending. Only they may stand in for a
        no: a product nobody could meet yet would only learn that it loses, and so would its traits.
    freshness
        Shape (n_events,); what each event still weighs (`recommender.training.recency`).
    """

    customer_rows: Csr
    item_rows: Csr
    customer_names: tuple[str, ...]
    item_names: tuple[str, ...]
    row_of_event: NDArray[np.int32]
    met: NDArray[np.int32]
    freshness: NDArray[np.float32]


def assemble(data: TrainingSet, settings: TrainingSettings) -> Matrices:
    """Return the matrices of a fit.

    Columns without a single entry are left out, and so are traits of items nobody met: LightFM would
    leave them at their random start.
    """
    counts = np.bincount(data.customers[data.customers >= 0], minlength=len(data.customer_ids))
    identity, known = identity_columns(data.customers, counts, settings.min_customer_events)
    traits = _traits_of_events(data, settings)
    customer_rule = data.rules.get("customer", DEFAULT_RULE)
    anyone = sparse.csr_matrix(
        np.full((len(data), 1), data.rules.get(ANYONE, DEFAULT_RULE).weight, np.float32)
    )
    events = sparse.hstack(
        [anyone, identity * np.float32(customer_rule.weight), traits], format="csr", dtype=np.float32
    )
    names = [ANYONE] + [f"customer:{data.customer_ids[i]}" for i in known] + list(data.traits)
    events, customer_names = _used(events, names, np.arange(len(data)))

    counts = np.bincount(data.items[data.grades > 0], minlength=len(data.item_ids))
    everything = np.arange(len(data.item_ids))
    identity, known = identity_columns(everything, counts, settings.min_item_events)
    item_rule = data.rules.get("item", DEFAULT_RULE)
    item_rows = sparse.hstack(
        [identity * np.float32(item_rule.weight), data.item_features], format="csr", dtype=np.float32
    )
    met = np.unique(data.items).astype(np.int32)
    item_rows, item_names = _used(
        item_rows, [f"item:{data.item_ids[i]}" for i in known] + list(data.item_traits), met
    )

    first, row_of_event = _distinct(events)
    fresh = freshness(data, settings.recency)
    return Matrices(events[first], item_rows, customer_names, item_names, row_of_event, met, fresh)


def _traits_of_events(data: TrainingSet, settings: TrainingSettings) -> Csr:
    padded = sparse.vstack(
        [data.customer_features, sparse.csr_matrix((1, len(data.traits)), dtype=np.float32)], format="csr"
    )
    padded.resize(len(data.customer_ids) + 1, len(data.traits))
    own = padded[np.where(data.customers >= 0, data.customers, len(data.customer_ids))]
    return (own + data.contexts) if settings.with_context else own


def _used(rows: Csr, names: list[str], seen: NDArray[Any]) -> tuple[Csr, tuple[str, ...]]:
    rows.eliminate_zeros()
    entries = np.bincount(rows[seen].indices, minlength=rows.shape[1])
    kept = np.flatnonzero(entries)
    return rows[:, kept].tocsr(), tuple(names[i] for i in kept)


def _distinct(rows: Csr) -> tuple[NDArray[np.intp], NDArray[np.int32]]:
    """Return the first of each set of equal rows, and for each row its set.

    Rows are told apart by two random projections in double precision; equal rows in equal column
    order project to equal bits, and unequal ones meet with a chance of about 2⁻¹⁰⁰.
    """
    rows.sort_indices()
    directions = np.random.default_rng(0).standard_normal((rows.shape[1], 2))
    _, first, group = np.unique(
        rows.astype(np.float64) @ directions, axis=0, return_index=True, return_inverse=True
    )
    return first, group.reshape(-1).astype(np.int32)
