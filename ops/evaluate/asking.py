"""Asks a scorer: the ten best for every query, and the score of every event that is judged.

A query is a customer; where contexts are compared it is a customer in one moment, so one judged event.
What a customer has met in the events seen is not recommended again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from ops.evaluate.splits import Split
from recommender.training import TrainingSet
from recommender.training.evaluate import Doubles, Scorer

K = 10
BATCH = 256
NOBODY = -1


@dataclass(frozen=True, slots=True)
class Answers:
    """What a scorer said.

    Parameters
    ----------
    customers
        Shape (n_queries,).
    lists
        Shape (n_queries, 10), items, best first; -1 where the candidates ran out.
    scores
        Shape (n_test,); of the judged events' own items.
    query_of_event
        Shape (n_test,).
    """

    customers: NDArray[np.int32]
    lists: NDArray[np.intp]
    scores: Doubles
    query_of_event: NDArray[np.intp]


def ask(scorer: Scorer, data: TrainingSet, split: Split, *, by_moment: bool) -> Answers:
    """Return the answers to every query of a split."""
    test = data.take(split.test)
    if by_moment:
        asked = query_of_event = np.arange(len(test))
    else:
        _, asked, query_of_event = np.unique(test.customers, return_index=True, return_inverse=True)
    met = _Met(data, split)
    lists = np.full((len(asked), K), NOBODY, dtype=np.intp)
    scores = np.zeros(len(test))
    order = np.argsort(query_of_event, kind="stable")
    places = np.searchsorted(query_of_event[order], np.arange(len(asked) + 1))
    # Equal scores must not be settled by the order of the catalogue: the old and popular stand first there.
    shuffled = np.random.default_rng(0).permutation(np.flatnonzero(split.candidates))
    for rows in _batches(len(asked)):
        found = scorer(test.take(asked[rows]))
        events = order[places[rows[0]] : places[rows[-1] + 1]]
        scores[events] = found[query_of_event[events] - rows[0], test.items[events]]
        lists[rows] = _best(found, shuffled, met[test.customers[asked[rows]]])
    return Answers(test.customers[asked], lists, scores, query_of_event)


def _best(scores: Doubles, candidates: NDArray[np.intp], met: NDArray[np.bool_]) -> NDArray[np.intp]:
    allowed = np.where(met[:, candidates], -np.inf, scores[:, candidates])
    k = min(K, len(candidates))
    top = np.argpartition(-allowed, k - 1, axis=1)[:, :k]
    values = np.take_along_axis(allowed, top, axis=1)
    by_score = np.argsort(-values, axis=1, kind="stable")
    values, top = np.take_along_axis(values, by_score, axis=1), np.take_along_axis(top, by_score, axis=1)
    lists = np.full((len(scores), K), NOBODY, dtype=np.intp)
    lists[:, :k] = np.where(np.isfinite(values), candidates[top], NOBODY)
    return lists


class _Met:
    """Who met what before, a dense batch at a time; guests have met nothing."""

    def __init__(self, data: TrainingSet, split: Split) -> None:
        known = split.seen[data.customers[split.seen] >= 0]
        self._table = sparse.csr_matrix(
            (np.ones(len(known), dtype=np.bool_), (data.customers[known], data.items[known])),
            shape=(len(data.customer_ids) + 1, len(data.item_ids)),
        )

    def __getitem__(self, customers: NDArray[np.int32]) -> NDArray[np.bool_]:
        # A guest's -1 is the last row, which is empty.
        found: NDArray[np.bool_] = self._table[customers % self._table.shape[0]].toarray()
        return found


def _batches(n: int) -> Iterator[NDArray[np.intp]]:
    for start in range(0, n, BATCH):
        yield np.arange(start, min(start + BATCH, n))
