"""What `emotion learn` came to: the gate's figures, what was learnt from, and the loss on the way."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from matplotlib.figure import Figure

from emotion.evaluation.drawing import FAINT, MAIN, SECOND, panel
from emotion.evaluation.summary import Summary, Table, write_summary
from emotion.labels import EMOTIONS
from emotion.training.gate import ALLOWED_LOSS, Figures
from emotion.training.learning import Lesson
from ops.emotion.learn import Outcome
from ops.emotion.pages.curves import Losses

_BEFORE = "_before"


def write(outcome: Outcome, lesson: Lesson, losses: Losses, run: Mapping[str, Any], folder: Path) -> Path:
    """Write the page and return it. It tells how many corrections there were, and no text of any."""
    counts = lesson.corrected.service.sum(axis=0).astype(int)
    pairs = _pairs(outcome.figures)
    changes = tuple((name, before, after, after - before) for name, before, after in pairs)
    charts = dict(losses.drawn())
    if pairs:
        charts = {"gate": ("Macro-F1 on each fixed set, before and after.", _drawn(pairs)), **charts}
    verb = "Promoted" if outcome.promoted else "Not promoted"
    summary = Summary(
        title=f"Learning: {outcome.challenger or outcome.version}",
        about=f"{verb}: {outcome.reason}. {outcome.version} serves. No fixed set may lose more than "
        f"{100 * ALLOWED_LOSS:.1f} points. ./attune emotion rollback goes back to what served before.",
        run={
            **run,
            "challenger": outcome.challenger,
            "promoted": outcome.promoted,
            "reason": outcome.reason,
            "lesson_sha256": lesson.hash,
            "figures": {name: round(value, 4) for name, value in outcome.figures.items()},
        },
        tables=(
            Table("Fixed sets", ("set", "before", "after", "change"), changes),
            Table(
                "Learnt from",
                ("label", "corrections"),
                tuple((label.value, int(count)) for label, count in zip(EMOTIONS, counts, strict=True)),
            ),
        ),
        charts=charts,
    )
    return write_summary(summary, folder)


def _pairs(figures: Figures) -> list[tuple[str, float, float]]:
    return [
        (name, figures[name + _BEFORE], value)
        for name, value in figures.items()
        if not name.endswith(_BEFORE) and name + _BEFORE in figures
    ]


def _drawn(pairs: list[tuple[str, float, float]]) -> Figure:
    figure, axes = panel(7.0, 1.2 + 0.7 * len(pairs), "Before and after")
    places = np.arange(len(pairs))
    before_and_after = (
        (places - 0.18, "before", FAINT, [before for _, before, _ in pairs]),
        (places + 0.18, "after", MAIN, [after for _, _, after in pairs]),
    )
    for rows, name, colour, values in before_and_after:
        axes.barh(rows, values, 0.34, color=colour, label=name)
        for row, value in zip(rows, values, strict=True):
            axes.text(value + 0.01, row, f"{value:.3f}", va="center", fontsize=9)
    for place, (_, before, _after) in zip(places, pairs, strict=True):
        limit = before - ALLOWED_LOSS
        axes.plot([limit, limit], [place - 0.4, place + 0.4], color=SECOND, linewidth=1.2)
    axes.plot([], [], color=SECOND, linewidth=1.2, label="what it may not fall below")
    axes.set_yticks(places, [name for name, _, _ in pairs])
    axes.invert_yaxis()
    axes.set_xlim(0.0, 1.1)
    axes.legend(frameon=False, ncols=3, loc="upper center", bbox_to_anchor=(0.4, -0.12))
    return figure
