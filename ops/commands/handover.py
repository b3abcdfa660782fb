"""`./attune handover list | show | reply | give-back | secret`: a person answers the customer."""

import hashlib
import hmac
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import click
import httpx
from rich.console import Console

from actions.care.wording import read_responses
from ops import secret
from ops.handover import showing
from ops.handover.answering import Desk
from ops.handover.rasa import Rasa, RasaSilent
from ops.handover.transcript import Line, from_events, from_turns
from ops.serve import lock
from ops.settings import Settings, read_settings
from store import Handover, Store, migrate, open_store

_TURNS = 100
_WEBHOOK = b"attune.webhook"


@click.group()
def handover() -> None:
    """Conversations that were passed to a person.

    The assistant is silent in them until they are given back. ID may be shortened as far as it is unique.
    """


@handover.command("list")
@click.option("--all", "everything", is_flag=True, help="Also those somebody has taken.")
@click.option("--json", "as_json", is_flag=True, help="JSON objects in a list.")
def list_(*, everything: bool, as_json: bool) -> None:
    """List who waits for a person, longest first."""
    with _opened() as (store, _, _):
        found = store.handovers.unclosed() if everything else store.handovers.waiting()
    if as_json:
        click.echo(json.dumps([showing.as_json(one, []) for one in found], ensure_ascii=False, indent=1))
    elif found:
        Console(file=sys.stdout).print(showing.queue(found, datetime.now(UTC)))
    else:
        click.echo("Nobody waits for a person.")


@handover.command()
@click.argument("start", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def show(start: str, *, as_json: bool) -> None:
    """Show a conversation with its brief: why, the mood's course, what was tried, all that was said."""
    with _opened() as (store, rasa, desk):
        found = desk.find(start)
        lines = _said(found, store, rasa)
    if as_json:
        click.echo(json.dumps(showing.as_json(found, lines), ensure_ascii=False, indent=1))
    else:
        Console(file=sys.stdout).print(showing.conversation(found, lines))


@handover.command()
@click.argument("start", metavar="ID")
@click.argument("text", nargs=-1, required=True)
@click.option("--name", default="", help="Signs your words; kept for the next ones.")
def reply(start: str, text: tuple[str, ...], name: str) -> None:
    """Send TEXT to the customer, on whatever channel they are. The first reply takes the conversation."""
    with _opened() as (_, _, desk):
        found = desk.find(start)
        taken = desk.reply(found, " ".join(text), name=name)
    before = f" (until now with {found.agent})" if found.agent not in {"", taken.agent} else ""
    who = taken.agent or "a colleague"
    click.echo(f"Sent. {taken.id[:8]} is with {who}{before}; the assistant stays silent.")


@handover.command("give-back")
@click.argument("start", metavar="ID")
def give_back(start: str) -> None:
    """Let the assistant speak again, and tell the customer so."""
    with _opened() as (_, _, desk):
        closed = desk.give_back(desk.find(start))
    click.echo(f"{closed.id[:8]} is given back; the assistant answers again.")


@handover.command("secret")
def secret_() -> None:
    """Print the secret that signs the webhook, for the shop's own system."""
    own = secret.ensure(read_settings().secret_file)
    click.echo(hmac.new(own.encode(), _WEBHOOK, hashlib.sha256).hexdigest())


@contextmanager
def _opened() -> Iterator[tuple[Store, Rasa, Desk]]:
    settings = read_settings()
    migrate(settings.database_url)
    responses = read_responses(Path("domain.yml"))
    with httpx.Client(trust_env=False) as client, open_store(settings.database_url) as store:
        rasa = Rasa(client, _address(settings), secret=secret.ensure(settings.secret_file))
        yield (
            store,
            rasa,
            Desk(
                store,
                rasa,
                lambda family, turn: str(responses[family][turn % len(responses[family])]["text"]),
                lambda: datetime.now(UTC),
            ),
        )


def _address(settings: Settings) -> str:
    """Return where Rasa is: where the environment says, or where the running `up` has it."""
    named = "ATTUNE_RASA_PORT" in os.environ
    note = {} if named else lock.running(settings.home) or {}
    host, port = note.get("host", settings.host), note.get("rasa_port", settings.rasa_port)
    return f"http://{host}:{port}"


def _said(found: Handover, store: Store, rasa: Rasa) -> list[Line]:
    try:
        return from_events(rasa.events(found.conversation_id))
    except RasaSilent as problem:
        click.echo(f"{problem} Only the customer's own messages are shown.", err=True)
        return from_turns(store.turns.recent(found.conversation_id, _TURNS))
