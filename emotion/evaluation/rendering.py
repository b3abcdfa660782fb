"""A page that needs nothing beside it, its charts as PNG for elsewhere, and run.json.

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

from emotion.writing import whole, writing

RUN_FILE: Final = "run.json"
PAGE_FILE: Final = "report.html"
Drawn = Mapping[str, tuple[str, Figure]]


def render(
    folder: Path,
    template: str,
    drawn: Drawn,
    run: Mapping[str, Any],
    *,
    figures: Mapping[str, Any] | None = None,
    **content: Any,
) -> Path:
    """Write report.html, a PNG a chart and run.json into the folder; return the page.

    Parameters
    ----------
    drawn
        Charts by file name: caption and figure.
    run
        What run.json says and the page shows below everything else.
    figures
        What run.json says beside.
    content
        What the template names.

    Raises
    ------
    CannotWrite
        If the disk is full, or one may not write there.
    """
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        charts = {name: _chart(folder / f"{name}.png", *one) for name, one in drawn.items()}
    templates = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=select_autoescape(default=True)
    )
    page = templates.get_template(template).render(charts=charts, run=_flat(run), **content)
    told = json.dumps({**run, **(figures or {})}, indent=1, ensure_ascii=False)
    for name, text in ((PAGE_FILE, page), (RUN_FILE, told + "\n")):
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
