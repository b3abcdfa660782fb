"""`./attune customers`: ids to talk as, and what was learnt of one."""

import json
import sys
from dataclasses import asdict
from typing import Any

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from actions.usually import ENOUGH, usually
from ops.demo_shop import load
from ops.demo_shop.roll_call import Entry, roll_call
from ops.errors import WrongInput
from ops.settings import read_settings
from store import Profile, migrate, open_store


@click.group(invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="JSON objects in a list, all customers.")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1), help="Rows of the table.")
@click.pass_context
def customers(context: click.Context, *, as_json: bool, limit: int) -> None:
    """List customers to talk as, with their last order and what they are good for trying.

    The first ones have an order that is delayed, delivered, shipped, lost and in processing; the sixth none.
    """
    if context.invoked_subcommand is not None:
        return
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


@customers.command()
@click.argument("customer", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def show(customer: str, *, as_json: bool) -> None:
    """Show what was learnt of a customer: what they like and how they usually feel, beside the average."""
    settings = read_settings()
    migrate(settings.database_url)
    with open_store(settings.database_url) as store:
        found = store.profiles.get(customer)
        if found is None and store.customers.get(customer) is None:
            raise WrongInput(f"there is no customer {customer!r}; `./attune customers` lists them")
    found = found or Profile(customer)
    if as_json:
        click.echo(json.dumps(_plain(found), ensure_ascii=False, indent=1))
    else:
        _tell(found, Console(file=sys.stdout))


def _plain(one: Profile) -> dict[str, Any]:
    return {
        "customer": one.customer_id,
        "usually": usually(one),
        "reactions": one.liked.events,
        "last_reaction_at": one.liked.at.isoformat() if one.liked.at else None,
        "likings": [asdict(liking) for liking in one.likings],
        "read_turns": one.felt.events,
        "last_read_at": one.felt.at.isoformat() if one.felt.at else None,
        "tendencies": dict(one.tendencies),
        "model": one.model,
        "made_at": one.made_at.isoformat() if one.made_at else None,
    }


def _tell(one: Profile, console: Console) -> None:
    who = escape(one.customer_id)
    if one.made_at is None:
        console.print(f"Nothing is learnt of {who} yet; ./attune retrain learns from the log.")
        return
    console.print(f"{who}: {escape(usually(one) or 'nothing stands out')}")
    console.print(
        f"{one.liked.events} reactions, {one.felt.events} messages read; under {ENOUGH} say nothing."
    )
    likes = Table("likes", "beside the average", "what of it")
    for liking in one.likings:
        likes.add_row(escape(liking.name), f"{liking.weight:+z.2f}", escape(", ".join(liking.traits)))
    feels = Table("feels", "beside the average")
    for name, above in sorted(one.tendencies.items(), key=lambda each: -each[1]):
        feels.add_row(escape(name), f"{above:+z.2f}")
    for table in (likes, feels):
        if table.rows:
            console.print(table)
    console.print(f"Made {one.made_at:%Y-%m-%d %H:%M} UTC, groups by {one.model or 'no model'}.")


def _table(entries: list[Entry]) -> Table:
    table = Table("id", "name", "last order", "status", "good for")
    for entry in entries:
        table.add_row(entry.id, escape(entry.name), entry.order or "–", entry.status or "–", entry.good_for)
    return table
