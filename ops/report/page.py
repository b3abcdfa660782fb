"""The report as one HTML page: everything in it, nothing fetched."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from ops.report import charts
from ops.report.counting import NO_OFFER, count
from ops.report.figures import FEW, lines, mood_change
from ops.retrain.shelf import KIND
from store import Store


def render(store: Store, *, now: datetime) -> str:
    """Return the page over everything in the store."""
    counts = count(store)
    versions, cares = lines(counts.by_version, counts), lines(counts.by_care, counts)
    moods = {care: mood_change(found) for care, found in sorted(counts.moods.items())}
    by_version = {
        version: mood_change(counts.moods_by_version[version])
        for version in (NO_OFFER, *(row.name for row in versions))
        if version in counts.moods_by_version
    }
    champion = store.artefacts.champion(KIND)
    return _template().render(
        made_at=now,
        few=FEW,
        serving=champion.version if champion else None,
        offers_in_all=sum(row.offers for row in versions),
        cards_in_all=sum(row.acceptance.n for row in versions),
        versions=versions,
        cares=cares,
        moods=moods,
        version_chart=charts.acceptance(versions) if versions else "",
        care_chart=charts.acceptance(cares) if cares else "",
        mood_chart=charts.mood_changes(moods) if moods else "",
        mood_version_chart=charts.mood_changes(by_version) if moods else "",
        passage_chart=charts.passages(counts.passages) if moods else "",
        promotions=store.artefacts.promotions(KIND),
    )


def _template() -> Template:
    loader = FileSystemLoader(Path(__file__).parent)
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("page.html.j2")
