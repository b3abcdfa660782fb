"""Counts up the answers of one way over folds and repetitions, by customer.

NDCG@10, MAP@10, Recall@10, novelty (mean inverse user frequency) and coverage are RecTools' metrics;
its users are our queries. AUC is taken over all judged events, and within customers.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from rectools import Columns
from rectools.metrics import MAP, NDCG, CatalogCoverage, MeanInvUserFreq, Recall

from ops.evaluate.asking import NOBODY, Answers, K
from ops.evaluate.bootstrap import Doubles, Figure, auc_interval, coverage_interval, interval
from ops.evaluate.splits import Split
from recommender.training import TrainingSet
from recommender.training.within import within_moments

RANKED = {"ndcg_at_10": NDCG(k=K), "map_at_10": MAP(k=K), "recall_at_10": Recall(k=K)}
NOVELTY = "novelty_at_10"
# Folds are judged by models that held out different yeses; the second compares only within a fold.
IN_CUSTOMERS = ("customer_auc", "customer_auc_in_folds")


class Tally:
    """The figures of one way on one kind of split."""

    def __init__(self, data: TrainingSet) -> None:
        self._data = data
        shape = len(data.customer_ids) + 1
        self._sums = {name: np.zeros(shape) for name in (*RANKED, NOVELTY)}
        self._counts = {name: np.zeros(shape) for name in (*RANKED, NOVELTY)}
        self._scores: list[Doubles] = []
        self._folds: list[NDArray[np.float64]] = []
        self._recommended: list[NDArray[np.bool_]] = []
        self._candidates: list[NDArray[np.bool_]] = []

    def begin(self) -> None:
        """Open a repetition."""
        self._scores.append(np.full(len(self._data), np.nan))
        self._folds.append(np.zeros(len(self._data)))
        n_items = len(self._data.item_ids)
        self._recommended.append(np.zeros((len(self._data.customer_ids) + 1, n_items), dtype=np.bool_))
        self._candidates.append(np.zeros(n_items, dtype=np.bool_))

    def add(self, split: Split, answers: Answers) -> None:
        """Count the answers to one split."""
        self._scores[-1][split.test] = answers.scores
        self._folds[-1][split.test] = self._folds[-1].max() + 1
        self._candidates[-1] |= split.candidates
        query, place = np.nonzero(answers.lists != NOBODY)
        items = answers.lists[query, place]
        self._recommended[-1][answers.customers[query], items] = True
        reco = pd.DataFrame({Columns.User: query, Columns.Item: items, Columns.Rank: place + 1})
        for name, values in _by_query(self._data, split, answers, reco).items():
            owners = answers.customers[values.index.to_numpy()]
            np.add.at(self._sums[name], owners, values.to_numpy())
            np.add.at(self._counts[name], owners, 1)

    def value(self, name: str) -> float:
        """Return one figure without its interval; 0 where there is nothing to go by."""
        values, weights = self.by_customer(name)
        return float(np.average(values, weights=weights)) if weights.sum() else 0.0

    def by_customer(self, name: str) -> tuple[Doubles, Doubles]:
        """Return a figure and its weight for every customer, shape (n_customers + 1,); guests come last."""
        if name in IN_CUSTOMERS:
            return self._customer_aucs(in_folds=name == "customer_auc_in_folds")
        counts = self._counts[name]
        return np.divide(self._sums[name], counts, out=np.zeros_like(counts), where=counts > 0), counts

    def figures(self) -> dict[str, Figure]:
        """Return every figure with its interval."""
        found = {}
        for name in (*RANKED, NOVELTY, *IN_CUSTOMERS):
            values, weights = self.by_customer(name)
            if weights.any():
                found[name] = interval(values[weights > 0], weights[weights > 0])
                if name == "customer_auc":
                    found["customer_auc_flat"] = interval(values[weights > 0], np.ones((weights > 0).sum()))
        found["coverage_at_10"] = _mean([self._coverage(number) for number in range(len(self._scores))])
        if "customer_auc" in found:
            found["auc"] = _mean([self._auc(row) for row in self._scores])
        return found

    def _coverage(self, number: int) -> Figure:
        recommended, candidates = self._recommended[number], np.flatnonzero(self._candidates[number])
        owners, items = np.nonzero(recommended)
        reco = pd.DataFrame({Columns.User: owners, Columns.Item: items, Columns.Rank: 1})
        value = CatalogCoverage(k=K, normalize=True).calc(reco, candidates)
        spread = coverage_interval(recommended[recommended.any(axis=1)], len(candidates))
        return Figure(float(value), spread.low, spread.high)

    def _auc(self, scores: Doubles) -> Figure:
        judged = np.flatnonzero(~np.isnan(scores))
        return auc_interval(scores[judged], self._data.grades[judged] > 0, self._data.customers[judged])

    def _customer_aucs(self, *, in_folds: bool) -> tuple[Doubles, Doubles]:
        n = len(self._data.customer_ids) + 1
        sums, sizes, counts = np.zeros(n), np.zeros(n), np.zeros(n)
        if not self._data.shown.any():
            return sums, sizes
        for row, folds in zip(self._scores, self._folds, strict=True):
            judged = np.flatnonzero(~np.isnan(row))
            # What is compared with what: all of a customer's answers, or those one model judged.
            among = folds[judged] if in_folds else np.zeros(len(judged))
            found = within_moments(replace(self._data.take(judged), times=among), row[judged])
            np.add.at(sums, found.customers, found.aucs * found.sizes)
            np.add.at(sizes, found.customers, found.sizes)
            counts[np.unique(found.customers)] += 1
        return np.divide(sums, sizes, out=np.zeros(n), where=sizes > 0), sizes / np.maximum(counts, 1)


def _by_query(
    data: TrainingSet, split: Split, answers: Answers, reco: pd.DataFrame
) -> dict[str, pd.Series[float]]:
    """Return each metric by query; only queries with something to find count for the ranked ones."""
    test = data.take(split.test)
    sought = pd.DataFrame({Columns.User: answers.query_of_event, Columns.Item: test.items})
    seen = pd.DataFrame({Columns.User: data.customers[split.seen], Columns.Item: data.items[split.seen]})
    again = pd.MultiIndex.from_arrays([test.customers, test.items]).isin(pd.MultiIndex.from_frame(seen))
    sought = sought[(test.grades > 0) & split.candidates[test.items] & ~again].drop_duplicates()
    if sought.empty or reco.empty:
        return {}
    mine = reco[reco[Columns.User].isin(sought[Columns.User])]
    found = {name: metric.calc_per_user(mine, sought) for name, metric in RANKED.items()}
    found[NOVELTY] = MeanInvUserFreq(k=K).calc_per_user(reco, seen)
    return found


def _mean(figures: list[Figure]) -> Figure:
    parts = np.array([(one.value, one.low, one.high) for one in figures]).mean(axis=0)
    return Figure(*parts.tolist())
