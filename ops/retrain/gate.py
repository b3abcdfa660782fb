"""Measures a challenger on events it has not seen, and decides whether it may serve.

The measured model is trained on the earlier events only; the one that serves is then trained on all.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from recommender.artefact import Manifest
from recommender.model import Model
from recommender.training import TrainingSet, TrainingSettings, export, train
from recommender.training.evaluate import by_model, by_popularity, difference, judge, split_by_time
from recommender.training.fit import Progress

HELD_OUT = 0.2
FEWEST_EVENTS = 30
TOLERANCE = 0.02
# Two trials on different events differ by chance alone.
WIDE_TOLERANCE = 0.05


@dataclass(frozen=True, slots=True)
class Judgement:
    """The metrics by name, and whether the challenger may serve, with the reason in words."""

    metrics: Mapping[str, float]
    promoted: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Champion:
    """The model in service."""

    model: Model
    manifest: Manifest


def measure(
    data: TrainingSet,
    settings: TrainingSettings,
    *,
    champion: Champion | None = None,
    progress: Progress | None = None,
) -> Judgement:
    """Return how the settings do on the last fifth of the events, beside the simpler ways.

    Parameters
    ----------
    champion
        Judged on the same events, as far as they are later than what it was trained on, which would
        flatter it. With too few of those, its own result at its own trial stands in.
    """
    seen, test = split_by_time(data, held_out=HELD_OUT)
    if not (test.grades > 0).sum() >= FEWEST_EVENTS or not (seen.grades > 0).any():
        few = int((test.grades > 0).sum())
        return Judgement(
            {"test_events": few}, True, f"only {few} events to judge by; promoted without a verdict"
        )
    model = export(train(seen, settings, progress=progress), "measured")
    blind = export(train(seen, replace(settings, with_context=False), progress=progress), "blind")
    verdicts = {
        "ours": judge(by_model(model), test),
        "no_context": judge(by_model(blind, with_context=False), test),
        "popularity": judge(by_popularity(seen), test),
    }
    customers = test.customers[test.grades > 0]
    metrics: dict[str, float] = {"test_events": len(customers), "train_events": len(seen)}
    for name, verdict in verdicts.items():
        metrics |= {f"auc_{name}": verdict.auc.value, f"ndcg10_{name}": verdict.ndcg.value}
        metrics |= {f"auc_{name}_low": verdict.auc.low, f"auc_{name}_high": verdict.auc.high}
    ours, blinded = verdicts["ours"], verdicts["no_context"]
    for name, one, other in (
        ("context_gain", ours.aucs, blinded.aucs),
        ("context_gain_ndcg10", ours.ndcgs, blinded.ndcgs),
    ):
        gain = difference(one, other, customers)
        metrics |= {name: gain.value, f"{name}_low": gain.low, f"{name}_high": gain.high}
    if champion is not None:
        metrics |= _against(champion, model, test)
    return _decide({name: round(float(value), 5) for name, value in metrics.items()})


def _against(champion: Champion, challenger: Model, test: TrainingSet) -> dict[str, float]:
    until = champion.manifest.metrics.get("trained_until", math.inf)
    fresh = test.take(np.flatnonzero(test.times > until))
    fair = int((fresh.grades > 0).sum())
    if fair < FEWEST_EVENTS:
        then = champion.manifest.metrics.get("auc_ours", 0.0)
        return {"fair_events": fair, "auc_champion_at_its_trial": then}
    return {
        "fair_events": fair,
        "auc_champion": judge(by_model(champion.model), fresh).auc.value,
        "auc_challenger": judge(by_model(challenger), fresh).auc.value,
    }


def _decide(metrics: Mapping[str, float]) -> Judgement:
    if metrics["auc_ours"] < metrics["auc_popularity"] - TOLERANCE:
        return Judgement(metrics, False, "ranks worse than plain popularity")
    if metrics.get("auc_challenger", 1.0) < metrics.get("auc_champion", 0.0) - TOLERANCE:
        return Judgement(metrics, False, "ranks worse than the model in service")
    if metrics["auc_ours"] < metrics.get("auc_champion_at_its_trial", 0.0) - WIDE_TOLERANCE:
        return Judgement(metrics, False, "ranks worse than the model in service did at its trial")
    return Judgement(metrics, True, "passed")
