"""A page that needs nothing beside it, its charts as PNG for elsewhere, and run.json.

run.json is the manifest of the run: what was run on what, by which code, with which figures, and the hashes
of the charts, by which those that a later page has not are cleared away.
"""

import base64
import hashlib
import io
import json
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, select_autoescape
from matplotlib.figure import Figure

from emotion.evaluation.leftovers import CHARTS, clear_away, written_before
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

    Charts of an earlier page there that this one has not are cleared away.

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
    images = {f"{name}.png": _png(figure) for name, (_, figure) in drawn.items()}
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        earlier = written_before(folder / RUN_FILE)
        for name, image in images.items():
            (folder / name).write_bytes(image)
        clear_away(folder, earlier, kept=images)
    charts = {
        name: {"about": about, "data": base64.b64encode(images[f"{name}.png"]).decode("ascii")}
        for name, (about, _) in drawn.items()
    }
    templates = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=select_autoescape(default=True)
    )
    page = templates.get_template(template).render(charts=charts, run=_flat(run), **content)
    hashes = {name: hashlib.sha256(image).hexdigest() for name, image in images.items()}
    told = json.dumps({**run, **(figures or {}), CHARTS: hashes}, indent=1, ensure_ascii=False)
    for name, text in ((PAGE_FILE, page), (RUN_FILE, told + "\n")):
        with whole(folder / name) as path:
            path.write_text(text, encoding="utf-8", errors="replace")
    return folder / PAGE_FILE


def _png(figure: Figure) -> bytes:
    image = io.BytesIO()
    with warnings.catch_warnings():  # a customer's emoji or script may be in no font at hand
        warnings.filterwarnings("ignore", message="Glyph")
        figure.savefig(image, format="png")
    return image.getvalue()


def _flat(facts: Mapping[str, Any]) -> dict[str, str]:
    return {
        name: ", ".join(f"{key}: {one}" for key, one in value.items())
        if isinstance(value, dict)
        else str(value)
        for name, value in facts.items()
    }
