"""What a run came to, as one JSON object and as a table."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from rich.table import Table

from ops.simulate.shoppers.chart import LABELS
from ops.simulate.shoppers.loop import Run, Setup, paired_gain


def as_json(run: Run, setup: Setup) -> dict[str, Any]:
    """Return the run as plain values."""
    said: dict[str, Any] = {
        "synthetic": True,
        "shoppers": setup.shoppers,
        "rounds": setup.rounds,
        "seed": setup.seed,
        "exploration": setup.share,
        "took_s": round(run.took_s, 1),
        "arms": {
            name: {
                "acceptance": [round(value, 4) for value in curve.acceptance],
                "regret": [round(value, 4) for value in curve.regret],
            }
            for name, curve in run.curves.items()
        },
        "recovered": {name: round(value, 3) for name, value in asdict(run.recovered).items()},
        "trainings": [{**asdict(one), "took_s": round(one.took_s, 2)} for one in run.trainings],
    }
    for name in ("blind", "popularity"):
        if name in run.curves:
            gain, low, high = paired_gain(run.curves["ours"], run.curves[name])
            said[f"gain_over_{name}"] = {"gain": round(gain, 4), "low": round(low, 4), "high": round(high, 4)}
    return said


def as_table(run: Run, setup: Setup) -> Table:
    """Return the run as a table of first and last rounds."""
    title = f"{setup.shoppers:,} synthetic shoppers, {setup.rounds} rounds, seed {setup.seed}"
    table = Table("", "taken, first round", "last round", "regret, first", "last", title=title)
    for name, curve in run.curves.items():
        ends = (curve.acceptance[0], curve.acceptance[-1], curve.regret[0], curve.regret[-1])
        table.add_row(LABELS[name], *(f"{value:.3f}" for value in ends))
    return table
