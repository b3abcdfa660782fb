"""Our own training and scoring as ways, and the control whose context is dealt out at random."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ops.evaluate.ways.way import Way
from recommender.training import TrainingSet, TrainingSettings, export, train
from recommender.training.evaluate import Doubles, Scorer, by_model


def ours(settings: TrainingSettings, *, shuffled: bool = False) -> Way:
    """Return our way; `shuffled` deals the contexts out anew, in fitting and in asking."""

    def fit(seen: TrainingSet, seed: int) -> Scorer:
        chance = np.random.default_rng([seed, len(seen)])
        if shuffled:
            seen = dealt_out(seen, chance)
        scorer = by_model(export(train(seen, replace(settings, seed=seed)), "measured"))

        def asked(events: TrainingSet) -> Doubles:
            return scorer(dealt_out(events, chance))

        return asked if shuffled else scorer

    return fit


def dealt_out(data: TrainingSet, chance: np.random.Generator) -> TrainingSet:
    """Return the data with its contexts in another order: the same ones, but without meaning."""
    return replace(data, contexts=data.contexts[chance.permutation(len(data))])
