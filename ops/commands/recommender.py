"""`./attune recommender`: the model in service, and how such models do on data from outside."""

import json
from dataclasses import asdict
from pathlib import Path

import click
from rich.console import Console
from sqlalchemy.exc import SQLAlchemyError

from ops.errors import OpsError
from ops.settings import read_settings
from ops.stage_bar import stage_bar
from recommender import ArtefactError, RecommenderError, artefact
from store import Promotion, StoreError, open_store


@click.group()
def recommender() -> None:
    """Look at the model in service; measure on data from outside."""


@recommender.command()
@click.option("--json", "as_json", is_flag=True, help="Print the manifest as JSON.")
def info(as_json: bool) -> None:
    """Say which model is in service, how it was made and how it did."""
    try:
        chosen = artefact.current(read_settings().home / "recommender")
        manifest = artefact.read_manifest(chosen)
        model = artefact.read(chosen)
    except ArtefactError as error:
        raise OpsError(str(error)) from error
    if as_json:
        click.echo(json.dumps(asdict(manifest)))
        return
    click.echo(
        f"version   {manifest.version}\ntrained   {manifest.created_at}\nfactors   {manifest.n_factors}"
    )
    click.echo(
        f"features  {len(model.customers.columns)} customer and context, {len(model.items.columns)} item"
    )
    for name, value in sorted(manifest.metrics.items()):
        click.echo(f"{name:24} {value:.4f}")
    for change in _changes():
        click.echo(f"{change.at:%Y-%m-%d %H:%M}  {change.version}  {change.why}")


def _changes() -> list[Promotion]:
    """Return the last changes of champion; none where the database cannot be asked."""
    try:
        with open_store(read_settings().database_url) as store:
            return store.artefacts.promotions("recommender", limit=10)
    except (StoreError, SQLAlchemyError):
        return []


@recommender.command()
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("report.html"),
    show_default=True,
    help="Where to write the page.",
)
def report(out: Path) -> None:
    """Write what recommendations and care decisions came to as one HTML page with charts.

    Acceptance, click-through and coverage by model version and by care decision, and how the mood moved, with
    intervals. The page holds counts only: no customer, no text.
    """
    from datetime import UTC, datetime  # noqa: PLC0415

    from ops.report.page import render  # noqa: PLC0415  loads the drawing libraries

    try:
        with open_store(read_settings().database_url) as store:
            page = render(store, now=datetime.now(UTC))
        out.write_text(page, encoding="utf-8")
    except (StoreError, OSError) as error:
        raise OpsError(f"the report cannot be written: {error}") from error
    click.echo(f"written to {out}")


@recommender.command()
@click.argument("version", required=False)
def rollback(version: str | None) -> None:
    """Put the version before the present one, or VERSION, back into service.

    The running action server follows within seconds; the change is kept in the audit (`info`). Done again, it
    goes back further.
    """
    from ops.retrain.lease import Lease  # noqa: PLC0415  loads the training libraries
    from ops.retrain.shelf import KIND, roll_back  # noqa: PLC0415

    settings = read_settings()
    try:
        with open_store(settings.database_url) as store, Lease(store):
            before, after = roll_back(store, settings.home / KIND, to=version)
    except (RecommenderError, StoreError) as error:
        raise OpsError(str(error)) from error
    click.echo(f"{after} serves now, instead of {before}")


@recommender.command()
@click.argument("source", type=click.Path(exists=True, path_type=Path))
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
def convert(source: Path, out: Path) -> None:
    """Turn SOURCE into a data set folder OUT for `evaluate`.

    SOURCE is LDOS-CoMoDa's .arff file or a MovieLens folder (ratings.csv, movies.csv, tags.csv).
    """
    from ops.evaluate.convert import convert as run  # noqa: PLC0415  only for this command

    click.echo(f"{run(source, out)} written to {out}")


@recommender.command()
@click.argument("dataset", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of tables.")
@click.option("--seeds", type=click.IntRange(1, 50), default=5, show_default=True, help="Repetitions.")
@click.option(
    "--chart",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where to save the chart, a PNG.  [default: DATASET/comparison.png]",
)
def evaluate(dataset: Path, as_json: bool, seeds: int, chart: Path | None) -> None:
    """Compare ways of recommending on the data in folder DATASET (docs/datasets.md)."""
    from ops.evaluate.chart import draw  # noqa: PLC0415  these load the training libraries
    from ops.evaluate.dataset import read_dataset  # noqa: PLC0415
    from ops.evaluate.report import evaluate as run  # noqa: PLC0415
    from ops.evaluate.table import tables  # noqa: PLC0415

    data = read_dataset(dataset)
    with stage_bar() as report:
        try:
            found = run(data, seeds=range(seeds), progress=report)
        except RecommenderError as error:
            raise OpsError(str(error)) from error
    picture = chart or dataset / "comparison.png"
    try:
        draw(found, picture)
    except (OSError, ValueError) as error:
        # The figures took minutes: they are told all the same.
        click.echo(f"the chart cannot be written: {error}", err=True)
    if as_json:
        click.echo(json.dumps(found))
        return
    for table in tables(found):
        Console().print(table)
    if picture.is_file():
        click.echo(f"chart: {picture}")
