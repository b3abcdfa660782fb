"""Measures a challenger on events it has not seen, and decides whether it may serve.

The measured model is trained on the earlier events only; the one that serves is then trained on all.
Two figures are taken: how it orders what was shown together (it decides, where the log has enough of
that), and how it ranks what was taken within the whole catalogue.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from ops.retrain.hindsight import Hindsight, hindsight
from ops.retrain.offpolicy import FEWEST_DRAWN, Drawn
from recommender.artefact import Manifest
from recommender.model import Model
from recommender.training import TrainingSet, TrainingSettings, export, train
from recommender.training.evaluate import (
    Figure,
    Reactions,
    Scorer,
    Verdict,
    by_model,
    by_popularity,
    difference,
    judge,
    judge_reactions,
    split_by_time,
)
from recommender.training.fit import Progress
from recommender.training.spread import spread

HELD_OUT = 0.2
FEWEST = 50
TOLERANCE = 0.02
# Two trials on different events differ by chance alone.
WIDE_TOLERANCE = 0.05


@dataclass(frozen=True, slots=True)
class Judgement:
    """The metrics by name, whether the challenger may serve, the reason, and what else must be said."""

    metrics: Mapping[str, float]
    promoted: bool
    reason: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Champion:
    """The model in service."""

    model: Model
    manifest: Manifest


@dataclass(frozen=True, slots=True)
class Trial:
    """One way of ranking before the held-out events."""

    catalogue: Verdict
    shown: Reactions

    @classmethod
    def of(cls, scorer: Scorer, test: TrainingSet) -> Trial:
        """Return what comes out for a scorer."""
        return cls(judge(scorer, test), judge_reactions(scorer, test))

    @property
    def headline(self) -> float:
        """The figure that decides."""
        return self.shown.auc.value if len(self.shown.wins) >= FEWEST else self.catalogue.auc.value

    def metrics(self, name: str) -> dict[str, float]:
        """Return the figures under their names."""
        found = {f"ndcg10_{name}": self.catalogue.ndcg.value, f"headline_{name}": self.headline}
        found |= _named(f"auc_{name}", self.catalogue.auc)
        return found | (_named(f"shown_auc_{name}", self.shown.auc) if len(self.shown.wins) else {})


def measure(
    data: TrainingSet,
    settings: TrainingSettings,
    *,
    champion: Champion | None = None,
    drawn: Drawn | None = None,
    progress: Progress | None = None,
) -> Judgement:
    """Return how the settings do on the last fifth of the events, beside the simpler ways.

    Parameters
    ----------
    champion
        Judged on the same events, as far as they are later than what it was trained on, which would
        flatter it. With too few of those, its own result at its own trial stands in.
    drawn
        Offers whose last card was drawn by lot, for the off-policy figures.
    """
    seen, test = split_by_time(data, held_out=HELD_OUT)
    taken = int((test.grades > 0).sum())
    if taken < FEWEST or not (seen.grades > 0).any():
        reason = f"only {taken} events to judge by; promoted without a verdict"
        return Judgement({"test_events": taken}, True, reason)
    model = export(train(seen, settings, progress=progress), "measured")
    blind = model
    if settings.with_context:
        blind = export(train(seen, replace(settings, with_context=False), progress=progress), "blind")
    ours = Trial.of(by_model(model), test)
    no_context = Trial.of(by_model(blind, with_context=False), test)
    metrics = {
        "test_events": float(taken),
        "test_pairs": float(len(ours.shown.wins)),
        "train_events": float(len(seen)),
    }
    metrics |= ours.metrics("ours") | no_context.metrics("no_context")
    metrics |= Trial.of(by_popularity(seen), test).metrics("popularity")
    metrics |= spread(by_model(model), seen, test).metrics("ours")
    metrics |= spread(by_popularity(seen), seen, test).metrics("popularity")
    metrics |= _gains(ours, no_context, test)
    if champion is not None:
        metrics |= _against(champion, model, test)
    seen_back = _hindsight(model, champion, drawn, test) if drawn is not None else Hindsight()
    metrics |= seen_back.metrics
    verdict = decide({name: round(value, 5) for name, value in metrics.items()})
    if verdict.promoted and seen_back.worse:
        verdict = replace(verdict, promoted=False, reason="off-policy, it would be taken less often")
    return replace(verdict, notes=seen_back.notes)


def _hindsight(model: Model, champion: Champion | None, drawn: Drawn, test: TrainingSet) -> Hindsight:
    """Judge on draws later than what either model has seen."""
    after = float(test.times.min())
    rival = None
    if champion is not None:
        after = max(after, champion.manifest.metrics.get("trained_until", math.inf))
        rival = by_model(champion.model)
    late = drawn.take(drawn.offers.times > after)
    if champion is not None and len(late) < FEWEST_DRAWN:
        # Too early to set it against the champion; on its own it can be judged by older draws.
        late, rival = drawn.take(drawn.offers.times >= float(test.times.min())), None
    return hindsight(late, by_model(model), rival)


def _gains(ours: Trial, other: Trial, test: TrainingSet) -> dict[str, float]:
    customers = test.customers[test.grades > 0]
    found = _named("context_gain_auc", difference(ours.catalogue.aucs, other.catalogue.aucs, customers))
    if len(ours.shown.wins):
        pairs = difference(ours.shown.wins, other.shown.wins, ours.shown.customers)
        found |= _named("context_gain_shown_auc", pairs)
    return found


def _against(champion: Champion, challenger: Model, test: TrainingSet) -> dict[str, float]:
    until = champion.manifest.metrics.get("trained_until", math.inf)
    fresh = test.take(np.flatnonzero(test.times > until))
    if (fresh.grades > 0).sum() < FEWEST:
        return {"champion_at_its_trial": champion.manifest.metrics.get("headline_ours", 0.0)}
    theirs, ours = Trial.of(by_model(champion.model), fresh), Trial.of(by_model(challenger), fresh)
    return {
        "champion": theirs.headline,
        "challenger": ours.headline,
        "champion_catalogue": theirs.catalogue.auc.value,
        "challenger_catalogue": ours.catalogue.auc.value,
    }


def decide(metrics: Mapping[str, float]) -> Judgement:
    """Return the verdict on what was measured."""
    ours = metrics["headline_ours"]
    if ours < metrics["headline_popularity"] - TOLERANCE:
        return Judgement(metrics, False, "ranks worse than plain popularity")
    if metrics.get("challenger", 1.0) < metrics.get("champion", 0.0) - TOLERANCE:
        return Judgement(metrics, False, "ranks worse than the model in service")
    # What was shown together was chosen by the champion, so it cannot show that a challenger forgot what
    # sets those items apart from all the others; their place in the whole catalogue does.
    if metrics.get("challenger_catalogue", 1.0) < metrics.get("champion_catalogue", 0.0) - WIDE_TOLERANCE:
        return Judgement(metrics, False, "puts what is taken much lower in the whole catalogue")
    if ours < metrics.get("champion_at_its_trial", 0.0) - WIDE_TOLERANCE:
        return Judgement(metrics, False, "ranks worse than the model in service did at its trial")
    return Judgement(metrics, True, "passed")


def _named(name: str, figure: Figure) -> dict[str, float]:
    return {name: figure.value, f"{name}_low": figure.low, f"{name}_high": figure.high}
