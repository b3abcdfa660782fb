"""A report as one page that needs nothing beside it, its charts as PNG for elsewhere, and run.json.

run.json is the manifest of the run: what was run on what, by which code, with which figures.
"""

import base64
import io
import json
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, select_autoescape
from matplotlib.figure import Figure

from emotion.evaluation.charts import CHARTS
from emotion.evaluation.report import Report
from emotion.evaluation.summary import Summary
from emotion.writing import whole, writing

RUN_FILE: Final = "run.json"
PAGE_FILE: Final = "report.html"
_Drawn = Mapping[str, tuple[str, Figure]]


def write_page(
    report: Report, folder: Path, *, run: Mapping[str, Any] | None = None, more: _Drawn | None = None
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
    told = {**(run or {}), **report.as_json()}
    return _write(folder, "page.html.j2", drawn, told, run or {}, report=report)


def write_summary(summary: Summary, folder: Path) -> Path:
    """Write a summary's report.html, PNGs and run.json into the folder; return the page.

    Raises
    ------
    CannotWrite
        As above.
    """
    return _write(folder, "summary.html.j2", summary.charts, summary.run, summary.run, summary=summary)


def _write(
    folder: Path,
    template: str,
    drawn: _Drawn,
    told: Mapping[str, Any],
    shown: Mapping[str, Any],
    **content: Any,
) -> Path:
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        charts = {name: _chart(folder / f"{name}.png", *one) for name, one in drawn.items()}
    templates = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=select_autoescape(default=True)
    )
    page = templates.get_template(template).render(charts=charts, run=_flat(shown), **content)
    for name, text in ((PAGE_FILE, page), (RUN_FILE, json.dumps(told, indent=1, ensure_ascii=False) + "\n")):
        with whole(folder / name) as path:
            path.write_text(text, encoding="utf-8", errors="replace")
    return folder / PAGE_FILE


def _chart(path: Path, about: str, figure: Figure) -> dict[str, str]:
    image = io.BytesIO()
    with warnings.catch_warnings():  # a customer's emoji or script may be in no font at hand
        warnings.filterwarnings("ignore", message="Glyph")
        figure.savefig(image, format="png")
    path.write_bytes(image.getvalue())
    return {"about": about, "data": base64.b64encode(image.getvalue()).decode("ascii")}


def _flat(facts: Mapping[str, Any]) -> dict[str, str]:
    return {
        name: ", ".join(f"{key}: {one}" for key, one in value.items())
        if isinstance(value, dict)
        else str(value)
        for name, value in facts.items()
    }
