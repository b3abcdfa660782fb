"""What `emotion explain` found, to look at: the words of a message on a ground as strong as they spoke."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from matplotlib.figure import Figure

from emotion import Explanation, Piece
from emotion.evaluation.drawing import INK, MAIN, SECOND, panel
from emotion.evaluation.summary import Marked, Summary, Table, write_summary
from ops.emotion.printable import printable

_FOR, _AGAINST = "31, 111, 235", "225, 111, 36"
_SHOWN = 16
_DARKEST = 0.55


def write(found: Explanation, run: Mapping[str, Any], folder: Path) -> Path:
    """Write the page and return it."""
    reading = found.reading
    most = max((abs(piece.contribution) for piece in found.pieces), default=0.0) or 1.0
    scores = tuple((label.value, score) for label, score in reading.scores.items())
    unsure = " Too unsure to say: neutral therefore." if reading.abstained else ""
    summary = Summary(
        title=f"{reading.emotion}, {reading.confidence:.0%} sure, intensity {reading.intensity:.2f}",
        about=f"Blue spoke for the reading, orange against it, the darker the more.{unsure}",
        run={
            **run,
            "emotion": reading.emotion.value,
            "abstained": reading.abstained,
            "words": [[printable(piece.text), round(piece.contribution, 4)] for piece in found.pieces],
        },
        tables=(Table("Scores", ("emotion", "score"), scores),),
        charts={
            "words": (
                "The strongest words: log-odds each brings to the reading.",
                _drawn(found.strongest[:_SHOWN]),
            )
        }
        if found.pieces
        else {},
        marked=tuple(_marked(piece, most) for piece in found.pieces),
    )
    return write_summary(summary, folder)


def _marked(piece: Piece, most: float) -> Marked:
    ground = _FOR if piece.contribution > 0 else _AGAINST
    strength = _DARKEST * abs(piece.contribution) / most
    return Marked(printable(piece.text), f"rgba({ground}, {strength:.2f})", f"{piece.contribution:+.2f}")


def _drawn(pieces: tuple[Piece, ...]) -> Figure:
    figure, axes = panel(7.0, 0.9 + 0.34 * len(pieces), "Words that carried it")
    values = [piece.contribution for piece in pieces]
    axes.barh(range(len(pieces)), values, 0.62, color=[MAIN if value > 0 else SECOND for value in values])
    # A dollar sign would begin a formula.
    names = [printable(piece.text, most=32).replace("$", r"\$") for piece in pieces]
    axes.set_yticks(range(len(pieces)), names)
    axes.axvline(0.0, color=INK, linewidth=0.8)
    axes.invert_yaxis()
    axes.set_xlabel("log-odds", color=INK)
    return figure
