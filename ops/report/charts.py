"""The report's charts as SVG text, to stand inside the page."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from ops.report.figures import Figure, Line

GREEN, GREY, RED = "#0b6e4f", "#b8c0cc", "#c8553d"
ORDER = ("anger", "frustration", "disappointment", "anxiety", "confusion", "neutral", "gratitude", "delight")


def acceptance(rows: Sequence[Line]) -> str:
    """Return bars of acceptance with their intervals; groups with few cards in grey."""
    shown = [row for row in rows if row.acceptance.n][:12][::-1]
    figure, axes = _axes(height=0.9 + 0.42 * len(shown))
    _bars(axes, {row.name: row.acceptance for row in shown})
    widest = max((row.acceptance.high for row in shown), default=1.0)
    axes.set(xlim=(0, min(1.0, 1.1 * widest)), xlabel="share of cards that are taken")
    axes.xaxis.set_major_formatter(lambda share, _: f"{100 * share:.0f} %")
    return _svg(figure)


def mood_changes(found: Mapping[str, Figure]) -> str:
    """Return how the mood moved, by name."""
    figure, axes = _axes(height=0.9 + 0.42 * len(found))
    _bars(axes, found)
    axes.axvline(0, color="#333", linewidth=0.8)
    axes.set(xlabel="change of the mood until the next message (worse – better)")
    return _svg(figure)


def passages(counts: Counter[tuple[str, str]]) -> str:
    """Return which emotion followed which, in shares of each row."""
    names = [name for name in ORDER if any(name in pair for pair in counts)]
    table = np.array([[counts[before, after] for after in names] for before in names], dtype=float)
    sums = table.sum(axis=1, keepdims=True)
    shares = np.divide(table, sums, out=np.zeros_like(table), where=sums > 0)
    figure, axes = _axes(height=1.6 + 0.42 * len(names))
    axes.imshow(shares, cmap="Greens", vmin=0, vmax=1, aspect="auto")
    for row, column in zip(*np.nonzero(table), strict=True):
        colour = "white" if shares[row, column] > 0.6 else "black"
        axes.text(
            column, row, f"{table[row, column]:.0f}", ha="center", va="center", color=colour, fontsize=8
        )
    axes.set_xticks(range(len(names)), names, rotation=30, ha="right")
    axes.set_yticks(range(len(names)), names)
    axes.set(xlabel="in the next message", ylabel="in this message")
    return _svg(figure)


def _bars(axes: Any, found: Mapping[str, Figure]) -> None:
    values = [figure.value for figure in found.values()]
    colours = [GREY if one.few else RED if one.value < 0 else GREEN for one in found.values()]
    axes.barh(range(len(found)), values, color=colours, height=0.6)
    below = [one.value - one.low for one in found.values()]
    above = [one.high - one.value for one in found.values()]
    axes.errorbar(
        values, range(len(found)), xerr=[below, above], fmt="none", ecolor="#333", capsize=3, linewidth=1
    )
    labels = [f"{name}  (n = {one.n:,})" for name, one in found.items()]
    axes.set_yticks(range(len(found)), labels)
    # A single bar would otherwise fill the picture.
    axes.set_ylim(-0.6, len(found) - 0.4)


def _axes(*, height: float) -> tuple[Any, Any]:
    import matplotlib  # noqa: PLC0415  heavy, and only for this

    matplotlib.use("Agg")
    from matplotlib import pyplot  # noqa: PLC0415

    figure, axes = pyplot.subplots(figsize=(9.6, height), constrained_layout=True)
    axes.spines[["top", "right"]].set_visible(False)
    return figure, axes


def _svg(figure: Any) -> str:
    from matplotlib import pyplot  # noqa: PLC0415

    file = io.StringIO()
    # Without a date and with fixed ids the same figures give the same bytes.
    with pyplot.rc_context({"svg.hashsalt": "attune", "svg.fonttype": "none"}):
        figure.savefig(file, format="svg", metadata={"Date": None})
    pyplot.close(figure)
    text = file.getvalue()
    return text[text.index("<svg") :]
