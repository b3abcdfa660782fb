"""`./attune bench turn`."""

import json
import tempfile
from contextlib import ExitStack
from pathlib import Path

import click
from rich.console import Console

from ops import interrupt, secret
from ops.bench.bare_bot import bare_bot
from ops.bench.turn import measure
from ops.build.everything import build
from ops.serve import processes
from ops.settings import read_settings
from ops.talk.running import running
from store import open_store


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--rounds", type=click.IntRange(1, 200), default=15, show_default=True, help="Conversations.")
@click.option("--bare/--no-bare", default=True, show_default=True, help="Train a bare bot to measure beside.")
def turn(*, as_json: bool, rounds: int, bare: bool) -> None:
    """Time whole customer turns over HTTP, warm, on the running system or one started for this.

    Beside each message the same one goes to a bare Rasa bot: the same understanding and policy, one canned
    answer, no action server. Training it takes a minute or two.
    """
    interrupt.listen()
    settings, notes = read_settings(), Console(stderr=True)
    with ExitStack() as stack:
        system = stack.enter_context(
            running(
                settings,
                lambda own: [processes.rasa(own), processes.actions(own)],
                prepare=lambda: build(settings, notes),
            )
        )
        beside = None
        if bare:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="attune-bare-")))
            with notes.status("training a bare Rasa bot to measure beside"):
                beside = stack.enter_context(bare_bot(system, folder))
        with open_store(settings.database_url) as store:
            customers = store.customers.ids(20)
        facts = measure(
            f"http://{system.host}:{system.rasa_port}",
            beside,
            secret=secret.ensure(system.secret_file),
            customers=customers,
            rounds=rounds,
        )
    click.echo(json.dumps(facts) if as_json else "\n".join(f"{k:<15} {v}" for k, v in facts.items()))
