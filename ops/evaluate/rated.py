"""Rated data: does what a customer liked stand above what the same customer did not like?

Cross-validated: every rating is scored by a model that has not seen it. Repeated over seeds, which
change the folds and the fit. Intervals and the paired comparisons are bootstraps over customers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ops.evaluate.dataset import CONTROL, Dataset
from recommender.training import TrainingSet, TrainingSettings, export, train
from recommender.training.evaluate import by_model

Doubles = NDArray[np.float64]
# Train and test in, one score per test event out.
Way = Callable[[TrainingSet, TrainingSet, int], Doubles]
FOLDS = 5
RESAMPLES = 2_000


def ways(dataset: Dataset, settings: TrainingSettings) -> dict[str, tuple[TrainingSet, Way]]:
    """Return what is compared: name -> (data it may see, how it scores)."""
    plain = dataset.training_set()
    identities = replace(settings, min_customer_events=1, min_item_events=1)
    found: dict[str, tuple[TrainingSet, Way]] = {
        "popularity": (plain, mean_grade),
        "lightfm_identities": (_without_traits(plain), lightfm(identities)),
        "ours_no_context": (plain, lightfm(settings)),
    }
    for name, columns in dataset.settings.items():
        with_context = dataset.training_set(columns)
        found[f"ours_{name}"] = (with_context, lightfm(settings))
        found[f"ours_{name}_{CONTROL}"] = (with_context, lightfm(settings, shuffled=True))
    return found


def cross_validate(data: TrainingSet, way: Way, *, seeds: range, step: Callable[[], None]) -> Doubles:
    """Return out-of-fold scores, shape (n_seeds, n_events); the folds depend on the seed only."""
    scores = np.zeros((len(seeds), len(data)))
    for row, seed in enumerate(seeds):
        fold = np.random.default_rng(seed).permutation(len(data)) % FOLDS
        for number in range(FOLDS):
            inside = np.flatnonzero(fold == number)
            scores[row, inside] = way(data.take(np.flatnonzero(fold != number)), data.take(inside), seed)
            step()
    return scores


def lightfm(settings: TrainingSettings, *, shuffled: bool = False) -> Way:
    """Return our training and scoring; `shuffled` deals the contexts out anew, as the control."""

    def score(seen: TrainingSet, test: TrainingSet, seed: int) -> Doubles:
        if shuffled:
            chance = np.random.default_rng([seed, len(seen)])
            seen = replace(seen, contexts=seen.contexts[chance.permutation(len(seen))])
            test = replace(test, contexts=test.contexts[chance.permutation(len(test))])
        model = export(train(seen, replace(settings, seed=seed)), "measured")
        found: Doubles = by_model(model)(test)[np.arange(len(test)), test.items]
        return found

    return score


def mean_grade(seen: TrainingSet, test: TrainingSet, seed: int) -> Doubles:  # noqa: ARG001 — a Way
    """Score by the item's mean grade, drawn towards the overall mean as if seen five times more."""
    n_items = len(seen.item_ids)
    sums = np.bincount(seen.items, weights=seen.grades, minlength=n_items)
    counts = np.bincount(seen.items, minlength=n_items)
    found: Doubles = ((sums + 5 * seen.grades.mean()) / (counts + 5))[test.items]
    return found


def customer_aucs(data: TrainingSet, scores: Doubles) -> tuple[NDArray[np.intp], Doubles, Doubles]:
    """Return customers with both answers, their AUC averaged over seeds, and their number of events."""
    who, aucs, sizes = [], [], []
    for customer in np.unique(data.customers):
        mine = np.flatnonzero(data.customers == customer)
        liked = data.grades[mine] > 0
        if liked.any() and not liked.all():
            who.append(int(customer))
            aucs.append(float(np.mean([auc(row[mine], liked) for row in scores])))
            sizes.append(float(len(mine)))
    return np.array(who, dtype=np.intp), np.array(aucs), np.array(sizes)


def auc(scores: Doubles, liked: NDArray[np.bool_]) -> float:
    """Return the chance that a liked one scores above a disliked one; ties count half."""
    above = np.sort(scores[~liked])
    wins = np.searchsorted(above, scores[liked], "left") + np.searchsorted(above, scores[liked], "right")
    return float(wins.mean() / (2 * len(above)))


def interval(values: Doubles, weights: Doubles) -> tuple[float, float, float]:
    """Return the weighted mean with its 95 % interval, by bootstrap over customers."""
    draws = np.random.default_rng(0).integers(0, len(values), size=(RESAMPLES, len(values)))
    means = (values[draws] * weights[draws]).sum(axis=1) / weights[draws].sum(axis=1)
    low, high = np.quantile(means, [0.025, 0.975])
    return float(np.average(values, weights=weights)), float(low), float(high)


def p_value(gains: Doubles, weights: Doubles) -> float:
    """Return the two-sided bootstrap p of a paired gain per customer."""
    draws = np.random.default_rng(1).integers(0, len(gains), size=(RESAMPLES, len(gains)))
    means = (gains[draws] * weights[draws]).sum(axis=1) / weights[draws].sum(axis=1)
    return float(min(1.0, 2 * (1 + min((means <= 0).sum(), (means >= 0).sum())) / (RESAMPLES + 1)))


def _without_traits(data: TrainingSet) -> TrainingSet:
    return replace(data, customer_features=data.customer_features * 0, item_features=data.item_features * 0)
