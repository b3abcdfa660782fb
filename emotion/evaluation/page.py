"""The page about an evaluation."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from emotion.evaluation.charts import CHARTS
from emotion.evaluation.rendering import Drawn, render
from emotion.evaluation.report import Report


def write_page(
    report: Report, folder: Path, *, run: Mapping[str, Any] | None = None, more: Drawn | None = None
) -> Path:
    """Write an evaluation's report.html, a PNG a chart and run.json into the folder; return the page.

    Parameters
    ----------
    run
        What the run was; the figures are added to it.
    more
        Charts of the caller's, by file name: caption and figure.

    Raises
    ------
    CannotWrite
        If the disk is full, or one may not write there.
    """
    drawn = dict(more or {})
    for name, draw in CHARTS.items():
        figure = draw(report)
        if figure is not None:
            drawn[name] = ((draw.__doc__ or "").strip(), figure)
    return render(folder, "page.html.j2", drawn, run or {}, figures=report.as_json(), report=report)
