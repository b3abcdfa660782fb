"""Measures a challenger on events it has not seen, and decides whether it may serve.

The measured model is trained on the earlier events only; the one that serves is then trained on all.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from recommender.model import Model
from recommender.training import TrainingSet, TrainingSettings, export, train
from recommender.training.evaluate import by_model, by_popularity, difference, judge, split_by_time
from recommender.training.fit import Progress

HELD_OUT = 0.2
FEWEST_EVENTS = 30
TOLERANCE = 0.02


@dataclass(frozen=True, slots=True)
class Judgement:
    """The metrics by name, and whether the challenger may serve, with the reason in words."""

    metrics: Mapping[str, float]
    promoted: bool
    reason: str


def measure(
    data: TrainingSet,
    settings: TrainingSettings,
    *,
    champion: Model | None = None,
    champion_until: float = math.inf,
    progress: Progress | None = None,
) -> Judgement:
    """Return how the settings do on the last fifth of the events, beside the simpler ways.

    Parameters
    ----------
    champion
        Judged on the same events, as far as they are later than `champion_until`, the last event it
        was trained on: what it has seen would flatter it.
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
        "ours": judge(by_model(model), test, seen),
        "no_context": judge(by_model(blind, with_context=False), test, seen),
        "popularity": judge(by_popularity(seen), test, seen),
    }
    customers = test.customers[test.grades > 0]
    metrics: dict[str, float] = {"test_events": len(customers), "train_events": len(seen)}
    for name, verdict in verdicts.items():
        metrics |= {f"auc_{name}": verdict.auc.value, f"ndcg10_{name}": verdict.ndcg.value}
        metrics |= {f"auc_{name}_low": verdict.auc.low, f"auc_{name}_high": verdict.auc.high}
    gain = difference(verdicts["ours"], verdicts["no_context"], customers)
    metrics |= {"context_gain": gain.value, "context_gain_low": gain.low, "context_gain_high": gain.high}
    if champion is not None:
        metrics |= _against(champion, champion_until, model, test, seen)
    return _decide({name: round(float(value), 5) for name, value in metrics.items()})


def _against(
    champion: Model, until: float, challenger: Model, test: TrainingSet, seen: TrainingSet
) -> dict[str, float]:
    fresh = test.take(np.flatnonzero(test.times > until))
    fair = int((fresh.grades > 0).sum())
    if fair < FEWEST_EVENTS:
        return {"fair_events": fair}
    return {
        "fair_events": fair,
        "auc_champion": judge(by_model(champion), fresh, seen).auc.value,
        "auc_challenger": judge(by_model(challenger), fresh, seen).auc.value,
    }


def _decide(metrics: Mapping[str, float]) -> Judgement:
    if metrics["auc_ours"] < metrics["auc_popularity"] - TOLERANCE:
        return Judgement(metrics, False, "ranks worse than plain popularity")
    if metrics.get("auc_challenger", 1.0) < metrics.get("auc_champion", 0.0) - TOLERANCE:
        return Judgement(metrics, False, "ranks worse than the model in service")
    return Judgement(metrics, True, "passed")
