"""Charts of an evaluation. Each takes the report and returns a figure, or None where its set is missing."""

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

import numpy as np
from matplotlib.figure import Figure

from emotion.certainty import certainty
from emotion.evaluation.calibration import calibration_error, reliability
from emotion.evaluation.drawing import FAINT, INK, MAIN, PERCENT, SECOND, THIRD, panel, percent
from emotion.evaluation.judgement import Judgement, Table
from emotion.evaluation.report import Report
from emotion.evaluation.selective import risk_coverage

Chart: TypeAlias = Callable[[Report], Figure | None]

_SETS: Final = (("own_8", "own messages", MAIN), ("goemotions_8", "GoEmotions", SECOND))


def f1_own(report: Report) -> Figure | None:
    """F1, precision and recall of the eight labels on our own test messages."""
    return _bars(report.tables.get("own_8"), "Own test messages, eight labels")


def f1_goemotions(report: Report) -> Figure | None:
    """The same of the 28 labels on GoEmotions."""
    return _bars(report.tables.get("goemotions_28"), "GoEmotions, 28 labels")


def confusion(report: Report) -> Figure | None:
    """Rows of each right label by what was said."""
    judged = report.judgements.get("own_8")
    if judged is None:
        return None
    counts = judged.confusion()
    shares = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    figure, axes = panel(7.0, 6.2, f"Own test messages: macro-F1 {judged.macro_f1:.3f}")
    axes.imshow(shares, cmap="Blues", vmin=0.0, vmax=1.0)
    for (row, column), count in np.ndenumerate(counts):
        if count:
            ink = "white" if shares[row, column] > 0.55 else INK
            axes.text(column, row, str(count), ha="center", va="center", color=ink, fontsize=9.5)
    places = range(len(judged.labels))
    axes.set_xticks(places, judged.labels, rotation=40, ha="right")
    axes.set_yticks(places, [f"{label} ({n})" for label, n in zip(judged.labels, counts.sum(1), strict=True)])
    axes.set_xlabel("said")
    axes.set_ylabel("right (messages)")
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
    return figure


def calibration(report: Report) -> Figure | None:
    """Confidence against accuracy, bins of equal mass."""
    found = _found(report)
    if not found:
        return None
    figure, axes = panel(6.2, 5.6, "Calibration: of readings that say 80 %, are 80 % right?")
    axes.plot([0, 1], [0, 1], color=FAINT, linestyle="--", zorder=1)
    for name, (judged, colour) in found.items():
        bins = reliability(judged.confidence, judged.right)
        error = calibration_error(judged.confidence, judged.right)
        axes.plot(
            [one.confidence for one in bins],
            [one.accuracy for one in bins],
            marker="o",
            color=colour,
            label=f"{name}: error {error:.3f}",
        )
    percent(axes, "confidence", "right")
    axes.set_xlim(0.2, 1.0)
    axes.set_ylim(0.2, 1.02)
    axes.legend(frameon=False, loc="upper left")
    return figure


def risk(report: Report) -> Figure | None:
    """Errors that remain when the least certain readings are left out."""
    found = _found(report)
    if not found:
        return None
    figure, axes = panel(6.2, 4.6, "Risk against coverage: keep only the surest readings")
    for name, (judged, colour) in found.items():
        curve = risk_coverage(certainty(judged.probabilities), judged.right)
        start = len(curve.risk) // 50  # the first few rows are noise
        label = f"{name}: area {curve.area:.3f}"
        axes.plot(curve.coverage[start:], curve.risk[start:], color=colour, label=label)
    percent(axes, "messages read (the rest abstained from)", "of these wrong")
    axes.set_xlim(0.0, 1.0)
    axes.set_ylim(bottom=0.0)
    axes.legend(frameon=False, loc="upper left")
    return figure


def context(report: Report) -> Figure | None:
    """F1 of each label with the conversation and without."""
    tables = [report.tables.get(key) for key in ("context_8_without", "context_8")]
    if tables[0] is None or tables[1] is None:
        return None
    gain = report.intervals["context_gain"]
    title = f"Conversation: macro-F1 {gain.value:+.3f} ({gain.low:+.3f} to {gain.high:+.3f}) with context"
    figure, axes = panel(7.4, 4.2, title)
    places = np.arange(len(tables[0]))
    for table, name, colour, shift in zip(
        tables, ("message alone", "with context"), (FAINT, MAIN), (-0.2, 0.2), strict=True
    ):
        assert table is not None  # noqa: S101  for the type checker; returned above
        axes.bar(places + shift, [row["f1"] for row in table.values()], 0.38, color=colour, label=name)
    axes.set_xticks(places, list(tables[0]), rotation=25, ha="right")
    axes.set_ylabel("F1")
    axes.set_ylim(0.0, 1.0)
    axes.legend(frameon=False, ncols=2, loc="upper left")
    return figure


def slices(report: Report) -> Figure | None:
    """Accuracy by length and by style."""
    rows = [(kind, one) for found in report.slices.values() for kind, one in found.items()]
    if not rows:
        return None
    figure, axes = panel(7.0, 0.6 + 0.45 * len(rows), "Own test messages: accuracy by kind")
    for place, (_, one) in enumerate(rows):
        axes.barh(place, one.accuracy, 0.6, color=MAIN)
        axes.text(one.accuracy + 0.01, place, f"{one.accuracy:.1%} of {one.rows}", va="center", color=INK)
    axes.set_yticks(range(len(rows)), [kind for kind, _ in rows])
    axes.invert_yaxis()
    axes.set_xlim(0.0, 1.15)
    axes.xaxis.set_major_formatter(PERCENT)
    axes.set_xticks(np.arange(0.0, 1.01, 0.2))
    return figure


def fairness(report: Report) -> Figure | None:
    """Each member's score by group, the lowest and the highest named."""
    if not report.spreads:
        return None
    figure, axes = panel(
        8.2, 0.8 + 0.55 * len(report.spreads), "Same message, other person: score of the right label"
    )
    for place, (_, spread) in enumerate(report.spreads.items()):
        scores = sorted((score, member) for member, score in spread.scores.items())
        axes.plot(
            [scores[0][0], scores[-1][0]], [place, place], color=FAINT, linewidth=6, solid_capstyle="round"
        )
        axes.scatter([score for score, _ in scores], [place] * len(scores), s=26, color=MAIN, zorder=3)
        for (score, member), side, shift in ((scores[0], "right", -9), (scores[-1], "left", 9)):
            axes.annotate(
                member,
                (score, place),
                (shift, 0),
                textcoords="offset points",
                ha=side,
                va="center",
                fontsize=9,
            )
    names = [f"{name} (gap {spread.gap:.2f})" for name, spread in report.spreads.items()]
    axes.set_yticks(range(len(names)), names)
    axes.invert_yaxis()
    lowest = min(min(spread.scores.values()) for spread in report.spreads.values())
    axes.set_xlim(lowest - 0.25, 1.15)
    axes.set_xticks([tick for tick in np.arange(0.0, 1.01, 0.1) if tick >= lowest - 0.1])
    return figure


CHARTS: Final[Mapping[str, Chart]] = {
    "f1_own": f1_own,
    "confusion": confusion,
    "calibration": calibration,
    "risk": risk,
    "context": context,
    "slices": slices,
    "fairness": fairness,
    "f1_goemotions": f1_goemotions,
}


def _found(report: Report) -> dict[str, tuple[Judgement, str]]:
    return {name: (report.judgements[key], ink) for key, name, ink in _SETS if key in report.judgements}


def _bars(table: Table | None, title: str) -> Figure | None:
    if table is None:
        return None
    rows = sorted(table.items(), key=lambda item: -item[1]["f1"])
    figure, axes = panel(7.0, 1.0 + 0.3 * len(rows), title)
    places = range(len(rows))
    axes.barh(places, [row["f1"] for _, row in rows], 0.62, color=FAINT, label="F1")
    precision, recall = ([row["precision"] for _, row in rows], [row["recall"] for _, row in rows])
    axes.scatter(precision, places, s=26, color=SECOND, marker="o", label="precision", zorder=3)
    axes.scatter(recall, places, s=26, color=THIRD, marker="D", label="recall", zorder=3)
    axes.set_yticks(places, [f"{label} ({row['rows']})" for label, row in rows])
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.set_xlim(0.0, 1.0)
    axes.legend(frameon=False, ncols=3, loc="lower center", bbox_to_anchor=(0.5, -0.02 - 1.3 / len(rows)))
    return figure
