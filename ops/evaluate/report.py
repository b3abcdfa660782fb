"""One run over a data set: every way on the same splits, and how they compare."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from ops.errors import WrongInput
from ops.evaluate.asking import ask
from ops.evaluate.bootstrap import interval, p_value
from ops.evaluate.dataset import Dataset
from ops.evaluate.field import ways
from ops.evaluate.labels import BLIND, OURS
from ops.evaluate.splits import SplitKind, splits
from ops.evaluate.tally import Tally
from ops.evaluate.ways import Way
from recommender.training import TrainingSet
from recommender.training.evaluate import by_popularity

# Stage, steps done, steps in all.
Progress = Callable[[str, int, int], None]
# Splits that do not change with the seed are repeated to average the fits only.
REPEATS = 3
# Why a headline has nothing to go by although something is held out.
_NOTHING = {
    "ndcg_at_10": "no customer has a yes held out for something new to them",
    "customer_auc": "no customer has both a yes and a no held out",
}
# The seed of splits within what may be seen; no repetition uses it.
WITHIN = 7_919


def evaluate(dataset: Dataset, *, seeds: range, progress: Progress | None = None) -> dict[str, Any]:
    """Return the figures of every way on every split of the plan; `models` repeats the first split's."""
    found = {
        kind.value: _on(dataset, kind, seeds if kind is SplitKind.KFOLD else seeds[:REPEATS], progress)
        for kind in dataset.plan.splits
    }
    first = found[dataset.plan.splits[0].value]
    return {"dataset": dataset.plan.name, "split": dataset.plan.splits[0].value, **first, "splits": found}


def _on(dataset: Dataset, kind: SplitKind, seeds: range, progress: Progress | None) -> dict[str, Any]:
    headline, by_moment = dataset.plan.headline, bool(dataset.plan.contexts)
    data = dataset.training_set()
    _check(data, kind, headline, seeds)

    def judge(seen: TrainingSet, way: Way) -> float:
        tally = Tally(seen)
        tally.begin()
        split = splits(seen, kind, WITHIN)[0]
        if not (seen.grades[split.seen] > 0).any():
            return 0.0  # too little to try anything on: all settings look alike
        scorer = way(seen.take(split.seen), WITHIN)
        tally.add(split, ask(scorer, seen, split, by_moment=by_moment))
        return tally.value(headline)

    tallies: dict[str, Tally] = {}
    chosen: dict[str, list[str]] = {}
    for name, (told, way) in ways(dataset, data, kind, judge).items():
        tallies[name] = tally = Tally(data)
        for number, seed in enumerate(seeds):
            tally.begin()
            cuts = splits(data, kind, seed)
            for step, split in enumerate(cuts):
                scorer = way(told.take(split.seen), seed)
                tally.add(split, ask(scorer, told, split, by_moment=by_moment))
                if progress:
                    progress(f"{kind.value}: {name}", number * len(cuts) + step + 1, len(seeds) * len(cuts))
        if way.chosen:
            chosen[name] = sorted(set(way.chosen))
    return {
        "headline": headline,
        "seeds": len(seeds),
        "customers": int(np.count_nonzero(tallies[BLIND].by_customer(headline)[1])),
        "models": {name: _figures(name, tallies, headline) for name in tallies},
        "against_best_baseline": _against(tallies, headline),
        "chosen": chosen,
    }


def _check(data: TrainingSet, kind: SplitKind, headline: str, seeds: range) -> None:
    """Refuse data that cannot be judged, before hours are spent on them."""
    if not (data.grades > 0).any():
        raise WrongInput("no value is a yes; lower positive_from or give grades")
    answers, held_out = Tally(data), 0
    for seed in seeds:
        answers.begin()
        for split in splits(data, kind, seed):
            held_out += len(split.test)
            taken = data.grades[split.seen] > 0
            if not taken.any():
                raise WrongInput(f"{kind.value}: a part to learn from has no yes; there are too few events")
            answers.add(split, ask(by_popularity(data.take(split.seen)), data, split, by_moment=False))
    if not answers.by_customer(headline)[1].any():
        why = _NOTHING[headline] if held_out else "nobody and nothing is met both before and after the cut"
        raise WrongInput(
            f"{kind.value} leaves nothing to judge by {headline}: {why}; choose other splits or headline"
        )


def _figures(name: str, tallies: dict[str, Tally], headline: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for metric, figure in tallies[name].figures().items():
        found |= {metric: figure.value, f"{metric}_low": figure.low, f"{metric}_high": figure.high}
    if name.startswith(OURS) and name != BLIND:
        found |= _gain(tallies[name], tallies[BLIND], headline)
        if headline == "customer_auc":
            flat = _gain(tallies[name], tallies[BLIND], headline, flat=True)
            found |= {key.replace("gain", "gain_flat"): value for key, value in flat.items()}
    return found


def _against(tallies: dict[str, Tally], headline: str) -> dict[str, Any]:
    """Return what ours without context gains over the best of the others, best by this very figure."""
    others = {name: tally.value(headline) for name, tally in tallies.items() if not name.startswith(OURS)}
    best = max(others, key=others.__getitem__)
    return {"baseline": best, **_gain(tallies[BLIND], tallies[best], headline)}


def _gain(one: Tally, other: Tally, metric: str, *, flat: bool = False) -> dict[str, float]:
    values, weights = one.by_customer(metric)
    there = weights > 0
    gains = (values - other.by_customer(metric)[0])[there]
    shares = np.ones_like(gains) if flat else weights[there]
    figure = interval(gains, shares)
    return {
        "gain": figure.value,
        "gain_low": figure.low,
        "gain_high": figure.high,
        "gain_p": p_value(gains, shares),
    }
