"""A page about one run of a command that is no evaluation: tables, charts, what it was run on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from emotion.evaluation.rendering import Drawn, render

Cell: TypeAlias = str | int | float


@dataclass(frozen=True, slots=True)
class Table:
    """Rows below a header; the first column names the row."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """A piece of a text on a coloured ground (CSS), with a note that shows when one points at it."""

    text: str
    colour: str
    note: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What a page says.

    Attributes
    ----------
    charts
        File name (without .png) to caption and figure.
    run
        What the run's manifest keeps: command, model, data hashes, seed, code version, figures.
    """

    title: str
    about: str
    run: Mapping[str, Any]
    tables: tuple[Table, ...] = ()
    charts: Drawn = field(default_factory=dict)
    marked: tuple[Marked, ...] = ()


def write_summary(summary: Summary, folder: Path) -> Path:
    """Write a summary's report.html, PNGs and run.json into the folder; return the page.

    Raises
    ------
    CannotWrite
        If the disk is full, or one may not write there.
    """
    return render(folder, "summary.html.j2", summary.charts, summary.run, summary=summary)
