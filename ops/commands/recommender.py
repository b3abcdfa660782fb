"""`./attune recommender`: look at the model in service."""

import json
from dataclasses import asdict

import click

from ops.errors import OpsError
from ops.settings import read_settings
from recommender import ArtefactError, artefact


@click.group()
def recommender() -> None:
    """Look at the recommender."""


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
