"""`./attune catalogue`: the shop's products."""

from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from ops.catalogue import BadCatalogue, Flaw, export_vocabulary, read_catalogue, replace_catalogue
from ops.catalogue.columns import NEEDED, OPTIONAL
from ops.demo_shop import load
from ops.demo_shop.files import FOLDER
from ops.demo_shop.generate import generate
from ops.settings import read_settings
from store import migrate, open_store

_FLAWS_SHOWN = 50
_COLUMNS = f"{', '.join(NEEDED)}, price (or price_cents); may have: {', '.join(OPTIONAL)}"


@click.group()
def catalogue() -> None:
    """Import a shop's products, or put the demo shop back."""


@catalogue.command(
    "import",
    help=f"""Replace the products by those in FILE, all or nothing.

FILE is UTF-8 CSV (comma, semicolon or tab). It must have the columns {_COLUMNS}.
docs/catalogue.md describes them. A file with bad rows changes nothing: they are listed with
line numbers and reasons, and the exit status is 2.
""",
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Check the file and change nothing.")
def import_file(file: Path, dry_run: bool) -> None:
    notes = Console(stderr=True)
    try:
        sheet = read_catalogue(file)
    except BadCatalogue as bad:
        notes.print(_table(file, bad.flaws))
        raise
    if sheet.unknown:
        notes.print(f"Columns left out: {escape(', '.join(sheet.unknown))}")
    if dry_run:
        click.echo(f"{len(sheet.products)} products are fine; nothing was changed (--dry-run)")
        return
    settings = read_settings()
    migrate(settings.database_url)
    with open_store(settings.database_url) as store:
        replace_catalogue(store, sheet.products, settings.vocabulary)
    click.echo(
        f"{len(sheet.products)} products imported; ./attune retrain teaches the recommender about them"
    )


@catalogue.command()
@click.option("--generate", "anew", is_flag=True, help="First write data/shop anew from its seed.")
def demo(anew: bool) -> None:
    """Put the synthetic demo shop (data/shop) back, its dates moved to today."""
    if anew:
        generate(FOLDER)
    settings = read_settings()
    migrate(settings.database_url)
    with open_store(settings.database_url) as store:
        loaded = load(store, FOLDER, again=True)
        export_vocabulary(store, settings.vocabulary)
    click.echo(f"demo shop: {loaded.products} products, {loaded.customers} customers, {loaded.orders} orders")


@catalogue.command("export-vocabulary")
def export() -> None:
    """Write the catalogue's words for Rasa; an import does this by itself."""
    settings = read_settings()
    with open_store(settings.database_url) as store:
        export_vocabulary(store, settings.vocabulary)
    click.echo(str(settings.vocabulary))


def _table(file: Path, flaws: tuple[Flaw, ...]) -> Table:
    # What stands in the file is shown as text: square brackets would be markup to rich.
    table = Table(
        "line", "column", "what is wrong", "value", title=f"{escape(file.name)}: nothing was imported"
    )
    for flaw in flaws[:_FLAWS_SHOWN]:
        table.add_row(str(flaw.line), escape(flaw.column), escape(flaw.reason), escape(flaw.value))
    if len(flaws) > _FLAWS_SHOWN:
        table.add_row("…", "", f"and {len(flaws) - _FLAWS_SHOWN} more", "")
    return table
