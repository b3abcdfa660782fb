"""Does the context pay? Tried within the training data, before anything is fitted for good.

Context that carries no signal costs accuracy: its factors learn noise. So the model is fitted with and
without it on folds of the training data, and context is used only where what it gains on events left out
is clear of chance. Events to be judged on later are not touched.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recommender.model import Model
from recommender.training.data import TrainingSet
from recommender.training.evaluate import Doubles, by_model, judge, pairs_by_model
from recommender.training.settings import TrainingSettings
from recommender.training.within import moments, within_moments

# Beyond this many events a sample of them decides; the standard error is small enough by then.
ENOUGH = 20_000
FEWEST = 50
RESAMPLES = 500
Train = Callable[[TrainingSet, TrainingSettings], Model]


@dataclass(frozen=True, slots=True)
class Proof:
    """What context gained.

    Parameters
    ----------
    gain
        In AUC, on events left out; 0 when there was too little to judge by.
    error
        Its standard error, by bootstrap over customers; infinite when there was too little.
    """

    gain: float
    error: float

    def holds(self, margin: float) -> bool:
        """Whether the gain is more than `margin` standard errors above zero."""
        return self.gain > margin * self.error


NOTHING = Proof(0.0, float("inf"))


def prove(data: TrainingSet, settings: TrainingSettings, train: Train) -> Proof:
    """Return what context gains over the same model without it.

    Judged within moments where the data have enough answers of both kinds, else by the place of what
    was taken in the whole catalogue.

    Parameters
    ----------
    train
        Fits a model, trying nothing.
    """
    chance = np.random.default_rng(settings.seed)
    data = data.take(np.sort(chance.permutation(len(data))[:ENOUGH]))
    fold = _folds(data, settings.context_folds, chance)
    answered = sum(len(rows) for rows in moments(data)) >= FEWEST
    if not answered and np.count_nonzero(data.grades > 0) < FEWEST:
        return NOTHING
    scores = np.zeros((2, len(data)))
    for number in range(settings.context_folds):
        inside = np.flatnonzero(fold == number)
        seen, test = data.take(np.flatnonzero(fold != number)), data.take(inside)
        if not (seen.grades > 0).any():
            return NOTHING
        for way, with_context in enumerate((False, True)):
            choice = replace(settings, context_folds=0, with_context=with_context)
            model = train(seen, choice)
            if answered:
                scores[way, inside] = pairs_by_model(model, with_context=with_context)(test)
            else:
                verdict = judge(by_model(model, with_context=with_context), test)
                scores[way, inside[test.grades > 0]] = verdict.aucs
    if not _timed(data):
        # Answers judged by different models do not compare: whose yeses are left out looks harder to please,
        # and whatever blurs that looks like a gain.
        data = replace(data, times=fold.astype(np.float64))
    return _compared(data, scores, answered=answered)


def _compared(data: TrainingSet, scores: Doubles, *, answered: bool) -> Proof:
    if answered:
        blind, ours = (within_moments(data, row) for row in scores)
        owners, gains, sizes = blind.customers, ours.aucs - blind.aucs, blind.sizes
    else:
        rows = np.flatnonzero(data.grades > 0)
        owners, gains, sizes = (
            data.customers[rows].astype(np.intp),
            scores[1, rows] - scores[0, rows],
            np.ones(len(rows)),
        )
    # Guests share no id; each of their events stands alone.
    alone = np.where(owners >= 0, owners, -1 - np.arange(len(owners)))
    _, owner = np.unique(alone, return_inverse=True)
    sums, counts = np.bincount(owner, weights=gains * sizes), np.bincount(owner, weights=sizes)
    draws = np.random.default_rng(0).integers(0, len(sums), size=(RESAMPLES, len(sums)))
    means = sums[draws].sum(axis=1) / counts[draws].sum(axis=1)
    return Proof(float(sums.sum() / counts.sum()), float(means.std()))


def _timed(data: TrainingSet) -> bool:
    return len(data) > 0 and bool(data.times.min() != data.times.max())


def _folds(data: TrainingSet, folds: int, chance: np.random.Generator) -> NDArray[np.intp]:
    """Return the fold of each event; what was shown together stays together."""
    groups: Any = np.arange(len(data))
    if _timed(data):
        moment = np.stack([data.customers, data.times], axis=1)
        groups = np.unique(moment, axis=0, return_inverse=True)[1].reshape(-1)
    found: NDArray[np.intp] = (chance.permutation(int(groups.max()) + 1) % folds)[groups]
    return found
