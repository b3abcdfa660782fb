"""The report as one page that needs nothing beside it, and its charts as PNG for elsewhere."""

import base64
import io
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, select_autoescape

from emotion.evaluation.charts import CHARTS
from emotion.evaluation.report import Report

_TEMPLATE = "page.html.j2"


def write_page(report: Report, folder: Path) -> Path:
    """Write report.html and a PNG a chart into the folder; return the page."""
    folder.mkdir(parents=True, exist_ok=True)
    charts = {}
    for name, draw in CHARTS.items():
        figure = draw(report)
        if figure is None:
            continue
        image = io.BytesIO()
        figure.savefig(image, format="png")
        (folder / f"{name}.png").write_bytes(image.getvalue())
        charts[name] = {
            "about": (draw.__doc__ or "").strip(),
            "data": base64.b64encode(image.getvalue()).decode("ascii"),
        }
    templates = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=select_autoescape(default=True)
    )
    page = folder / "report.html"
    page.write_text(templates.get_template(_TEMPLATE).render(report=report, charts=charts), encoding="utf-8")
    return page
