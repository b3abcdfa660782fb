"""One run over a data set: every way on the same folds, and how they compare."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from ops.evaluate.dataset import Dataset
from ops.evaluate.rated import FOLDS, auc, cross_validate, customer_aucs, interval, p_value, ways
from recommender.training import TrainingSettings

BLIND = "ours_no_context"
# Stage, steps done, steps in all.
Progress = Callable[[str, int, int], None]


def evaluate(dataset: Dataset, *, seeds: range, progress: Progress | None = None) -> dict[str, Any]:
    """Return, by way, the AUC over all ratings and within customers, and the gain over being blind.

    ``customer_auc`` is the mean over customers weighted by their events; ``customer_auc_flat`` counts
    each customer once.
    """
    settings = TrainingSettings(**dataset.plan.get("settings", {}))
    compared = ways(dataset, settings)
    found: dict[str, dict[str, float]] = {}
    per_customer = {}
    for name, (data, way) in compared.items():
        done = iter(range(1, len(seeds) * FOLDS + 1))

        def step(name: str = name, done: Any = done) -> None:
            if progress:
                progress(name, next(done), len(seeds) * FOLDS)

        scores = cross_validate(data, way, seeds=seeds, step=step)
        _, aucs, sizes = customer_aucs(data, scores)
        value, low, high = interval(aucs, sizes)
        per_customer[name] = aucs
        found[name] = {
            "customer_auc": value,
            "customer_auc_low": low,
            "customer_auc_high": high,
            "customer_auc_flat": float(aucs.mean()),
            "auc": float(np.mean([auc(row, data.grades > 0) for row in scores])),
        }
    for name, aucs in per_customer.items():
        if name.startswith("ours_") and name != BLIND:
            gains = aucs - per_customer[BLIND]
            gain, low, high = interval(gains, sizes)
            found[name] |= {"gain": gain, "gain_low": low, "gain_high": high, "gain_p": p_value(gains, sizes)}
    return {
        "dataset": dataset.name,
        "folds": FOLDS,
        "seeds": len(seeds),
        "customers": len(sizes),
        "models": found,
    }
