"""What `emotion calibrate` changed: thresholds, temperature, and whether confidence can be believed."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from matplotlib.figure import Figure

from emotion.evaluation.calibration import reliability
from emotion.evaluation.drawing import FAINT, INK, MAIN, SECOND, panel, percent
from emotion.evaluation.summary import Summary, Table, write_summary
from emotion.labels import GOEMOTIONS
from emotion.training.calibrate import Calibrated


def write(done: Calibrated, run: Mapping[str, Any], folder: Path) -> Path:
    """Write the page and return it."""
    before, after = done.before, done.after
    errors = tuple(
        (f"calibration error, {name}", error, done.errors_after[name])
        for name, error in done.errors_before.items()
    )
    figures = (
        ("temperature", before.temperature, after.temperature),
        ("abstain below", before.abstain_below, after.abstain_below),
        *errors,
    )
    thresholds = tuple(zip(GOEMOTIONS, before.thresholds, after.thresholds, strict=True))
    header = ("figure", "before", "after")
    summary = Summary(
        title=f"Calibration of {after.version}",
        about="Fitted to what the served int8 model says of held-out rows; the weights stay. Errors after "
        "are of a temperature fitted on the other half of the rows. ./attune emotion export serves it.",
        run={**run, "figures": {name: [round(old, 4), round(new, 4)] for name, old, new in figures}},
        tables=(
            Table("Figures", header, figures),
            Table("Thresholds of the 28 feelings", ("feeling", *header[1:]), thresholds),
        ),
        charts={
            "reliability": ("Confidence against accuracy, before (dashed) and after.", _reliability(done)),
            "thresholds": ("From which score a feeling counts as present.", _thresholds(done)),
        },
    )
    return write_summary(summary, folder)


def _reliability(done: Calibrated) -> Figure:
    figure, axes = panel(6.2, 5.6, "Of readings that say 80 %, are 80 % right?")
    axes.plot([0, 1], [0, 1], color=FAINT, zorder=1)
    for (name, judged), colour in zip(done.judged.items(), (SECOND, MAIN), strict=True):
        for temperature, dashes, when in (
            (done.before.temperature, "--", "before"),
            (done.after.temperature, "-", "after"),
        ):
            said = judged.probabilities(temperature)
            bins = reliability(said.max(axis=1), said.argmax(axis=1) == judged.gold)
            axes.plot(
                [one.confidence for one in bins],
                [one.accuracy for one in bins],
                marker="o",
                markersize=4,
                linestyle=dashes,
                color=colour,
                label=f"{name}, {when}",
            )
    percent(axes, "confidence", "right")
    axes.legend(frameon=False, loc="upper left")
    return figure


def _thresholds(done: Calibrated) -> Figure:
    order = np.argsort(done.after.thresholds)
    figure, axes = panel(7.0, 7.6, "Thresholds before and after")
    for place, column in enumerate(order):
        pair = done.before.thresholds[column], done.after.thresholds[column]
        axes.plot(pair, [place, place], color=FAINT, linewidth=3, zorder=1)
        axes.scatter(pair, [place, place], s=26, color=(SECOND, MAIN), zorder=2)
    axes.scatter([], [], s=26, color=SECOND, label="before")
    axes.scatter([], [], s=26, color=MAIN, label="after")
    axes.set_yticks(range(len(order)), [GOEMOTIONS[column] for column in order])
    axes.set_xlabel("score", color=INK)
    axes.set_xlim(0.0, 1.0)
    axes.legend(frameon=False, loc="lower right")
    return figure
