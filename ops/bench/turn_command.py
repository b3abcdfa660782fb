"""`./attune bench turn`."""

import json

import click
from rich.console import Console

from ops import interrupt, secret
from ops.bench.turn import measure
from ops.build.everything import build
from ops.serve import processes
from ops.settings import read_settings
from ops.talk.running import running
from store import open_store


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--rounds", type=click.IntRange(1, 200), default=15, show_default=True, help="Conversations.")
def turn(*, as_json: bool, rounds: int) -> None:
    """Time whole customer turns through REST, warm, on the running system or one started for this."""
    interrupt.listen()
    settings, notes = read_settings(), Console(stderr=True)
    with running(
        settings,
        lambda own: [processes.rasa(own), processes.actions(own)],
        prepare=lambda: build(settings, notes),
    ) as system:
        facts = measure(
            f"http://{system.host}:{system.rasa_port}",
            secret=secret.ensure(system.secret_file),
            customers=open_store(settings.database_url).customers.ids(20),
            rounds=rounds,
        )
    click.echo(json.dumps(facts) if as_json else "\n".join(f"{k:<12} {v}" for k, v in facts.items()))
