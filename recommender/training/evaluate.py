"""How well a model ranks what customers took, measured on events it has not seen.

Every taken item is ranked against the whole catalogue in the context it was taken in. Numbers come
with an interval, by bootstrap over customers: events of one customer are no independent witnesses.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recommender.model import ANYONE, Model, Side
from recommender.training.data import TrainingSet
from recommender.training.rows import Csr
from recommender.training.within import moments
from recommender.weighting import DEFAULT_RULE

Doubles = NDArray[np.float64]

BATCH = 512
CUT_OFF = 10

# Events in, scores of every item out: shape (n_events,) -> (n_events, n_items).
Scorer = Callable[[TrainingSet], Doubles]


@dataclass(frozen=True, slots=True)
class Figure:
    """A mean over events with its 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came out for one way of ranking.

    Parameters
    ----------
    auc
        Chance that a taken item stands above one of the others; 0.5 is guessing.
    ndcg
        NDCG@10 of the single taken item among all the others.
    aucs
        Shape (n_events,); the AUC of each event, for paired comparisons.
    """

    auc: Figure
    ndcg: Figure
    aucs: Doubles


@dataclass(frozen=True, slots=True)
class Reactions:
    """What came out on pairs shown together, one taken and one refused.

    Parameters
    ----------
    auc
        Chance that the taken one stands above the refused one.
    wins
        Shape (n_pairs,); 1, 0, or 0.5 for a tie.
    customers
        Shape (n_pairs,).
    """

    auc: Figure
    wins: Doubles
    customers: NDArray[np.int32]


def split_by_time(data: TrainingSet, *, held_out: float) -> tuple[TrainingSet, TrainingSet]:
    """Return the earlier events and the last share of them; equal times stay together."""
    cut = float(np.quantile(data.times, 1 - held_out))
    return data.take(data.times <= cut), data.take(data.times > cut)


def judge(scorer: Scorer, test: TrainingSet, *, seed: int = 0) -> Verdict:
    """Return how the scorer ranks what was taken in `test`.

    Items the same customer took in other moments are rivals like all others: that they were not
    taken in this one is what a ranking by the moment is judged by.
    """
    taken = test.take(test.grades > 0)
    aucs, ndcgs = [], []
    for start in range(0, len(taken), BATCH):
        part = taken.take(np.arange(start, min(start + BATCH, len(taken))))
        for row, scores in enumerate(scorer(part)):
            own = scores[part.items[row]]
            # A tie is lost half the time; the item ties with itself once.
            place = float(np.count_nonzero(scores > own)) + (np.count_nonzero(scores == own) - 1) / 2
            aucs.append(1 - place / max(len(scores) - 1, 1))
            ndcgs.append(1 / np.log2(place + 2) if place < CUT_OFF else 0.0)
    auc, ndcg = np.array(aucs), np.array(ndcgs)
    return Verdict(_figure(auc, taken.customers, seed), _figure(ndcg, taken.customers, seed), auc)


def judge_reactions(scorer: Scorer, test: TrainingSet, *, seed: int = 0) -> Reactions:
    """Return how the scorer orders what was shown together.

    Unlike `judge` it looks only at what was shown in one moment, so neither what a shop happens to
    show nor who is easily pleased helps. Moments with one kind of answer only say nothing here.
    """
    wins, owners = [], []
    for rows in moments(test):
        mine = test.take(rows)
        scores = scorer(mine)[np.arange(len(mine)), mine.items]
        taken, refused = scores[mine.grades > 0], scores[mine.grades < 0]
        above = (taken[:, None] > refused) + (taken[:, None] == refused) / 2
        wins += above.ravel().tolist()
        owners += [int(mine.customers[0])] * above.size
    customers = np.array(owners, dtype=np.int32)
    return Reactions(_figure(np.array(wins), customers, seed), np.array(wins), customers)


def by_model(model: Model, *, with_context: bool = True) -> Scorer:
    """Return a scorer over a model; what the model has not seen weighs nothing."""

    def scores(events: TrainingSet) -> Doubles:
        item_vectors, item_biases = _items(model, events)
        vectors, biases = _customers(model, events, with_context and model.with_context)
        return (vectors @ item_vectors.T + item_biases + biases[:, None]).astype(np.float64)

    return scores


def pairs_by_model(model: Model, *, with_context: bool = True) -> Callable[[TrainingSet], Doubles]:
    """Return a scorer of each event's own item, shape (n_events,); spares scoring the whole catalogue."""

    def scores(events: TrainingSet) -> Doubles:
        item_vectors, item_biases = _items(model, events)
        vectors, biases = _customers(model, events, with_context and model.with_context)
        found: Doubles = np.einsum("ij,ij->i", vectors, item_vectors[events.items])
        return found + item_biases[events.items] + biases

    return scores


def by_popularity(seen: TrainingSet) -> Scorer:
    """Return a scorer that ranks by how often an item was taken."""
    counts = np.bincount(seen.items[seen.grades > 0], minlength=len(seen.item_ids)).astype(np.float64)
    return lambda events: np.tile(counts, (len(events), 1))


def difference(one: Doubles, other: Doubles, customers: NDArray[np.int32], *, seed: int = 0) -> Figure:
    """Return the paired gain of one over the other; all of the same shape."""
    return _figure(one - other, customers, seed)


def _customers(model: Model, events: TrainingSet, with_context: bool) -> tuple[Doubles, Doubles]:
    side, rules = model.customers, model.rules
    own = events.customer_features[np.maximum(events.customers, 0)].multiply(events.customers[:, None] >= 0)
    rows = (own.tocsr() + events.contexts) if with_context else own.tocsr()
    vectors, biases = _represented(side, rows, events.traits)
    if ANYONE in side.columns:
        weight, column = rules.get(ANYONE, DEFAULT_RULE).weight, side.columns[ANYONE]
        vectors += weight * side.factors[column]
        biases += weight * side.biases[column]
    columns = np.array([side.columns.get(f"customer:{name}", -1) for name in events.customer_ids] + [-1])
    _add_identities(
        side, columns[events.customers], rules.get("customer", DEFAULT_RULE).weight, vectors, biases
    )
    return vectors, biases


def _items(model: Model, events: TrainingSet) -> tuple[Doubles, Doubles]:
    side = model.items
    vectors, biases = _represented(side, events.item_features, events.item_traits)
    columns = np.array([side.columns.get(f"item:{name}", -1) for name in events.item_ids], dtype=np.intp)
    _add_identities(side, columns, model.rules.get("item", DEFAULT_RULE).weight, vectors, biases)
    return vectors, biases


def _represented(side: Side, rows: Csr, names: tuple[str, ...]) -> tuple[Doubles, Doubles]:
    columns = np.array([side.columns.get(name, -1) for name in names], dtype=np.intp)
    known = columns >= 0
    traits = rows[:, known]
    vectors: Doubles = traits @ side.factors[columns[known]].astype(np.float64)
    biases: Doubles = traits @ side.biases[columns[known]].astype(np.float64)
    return vectors, biases


def _add_identities(
    side: Side, columns: NDArray[np.intp], weight: float, vectors: Doubles, biases: Doubles
) -> None:
    has = columns >= 0
    vectors[has] += weight * side.factors[columns[has]]
    biases[has] += weight * side.biases[columns[has]]


def _figure(values: Doubles, customers: NDArray[np.int32], seed: int, *, resamples: int = 500) -> Figure:
    if not values.size:
        return Figure(float("nan"), float("nan"), float("nan"))
    # Guests share no id; each of their events stands alone.
    owners = np.where(customers >= 0, customers, -1 - np.arange(len(customers)))
    _, owner = np.unique(owners, return_inverse=True)
    sums, counts = np.bincount(owner, weights=values), np.bincount(owner)
    draws = np.random.default_rng(seed).integers(0, len(sums), size=(resamples, len(sums)))
    means = sums[draws].sum(axis=1) / counts[draws].sum(axis=1)
    low, high = np.quantile(means, [0.025, 0.975])
    return Figure(float(values.mean()), float(low), float(high))
