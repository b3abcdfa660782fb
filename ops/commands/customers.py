"""`./attune customers`: ids to talk as."""

import json
import sys
from dataclasses import asdict

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from ops.demo_shop import load
from ops.demo_shop.roll_call import Entry, roll_call
from ops.settings import read_settings
from store import migrate, open_store


@click.command()
@click.option("--json", "as_json", is_flag=True, help="JSON objects in a list, all customers.")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1), help="Rows of the table.")
def customers(as_json: bool, limit: int) -> None:
    """List customers to talk as, with their last order and what they are good for trying.

    The first ones have an order that is delayed, delivered, shipped, lost and in processing; the sixth none.
    """
    settings = read_settings()
    migrate(settings.database_url)
    with open_store(settings.database_url) as store:
        load(store)
        entries = roll_call(store)
    if as_json:
        click.echo(json.dumps([asdict(entry) for entry in entries], ensure_ascii=False, indent=1))
        return
    Console(file=sys.stdout).print(_table(entries[:limit]))
    if len(entries) > limit:
        click.echo(f"… and {len(entries) - limit} more (--limit, --json)")


def _table(entries: list[Entry]) -> Table:
    table = Table("id", "name", "last order", "status", "good for")
    for entry in entries:
        table.add_row(entry.id, escape(entry.name), entry.order or "–", entry.status or "–", entry.good_for)
    return table
