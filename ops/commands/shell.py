"""`./attune shell`: Rasa's own shell, with the action server behind it."""

import sys
import uuid

import click
from rich.console import Console

from ops import interrupt
from ops.build.everything import build
from ops.serve import processes
from ops.settings import read_settings
from ops.talk.customers import check_customer
from ops.talk.running import running
from ops.talk.shell import run_shell
from store import open_store


@click.command()
@click.option(
    "--as", "customer_id", metavar="CUSTOMER_ID", help="Who talks, like C0001; a guest if left out."
)
def shell(customer_id: str | None) -> None:
    """Open `rasa shell` against the running action server, starting one if none runs."""
    interrupt.listen()
    settings, notes = read_settings(), Console(stderr=True)
    try:
        build(settings, notes, targets=["database"])
        check_customer(open_store(settings.database_url), customer_id)
        conversation = uuid.uuid4().hex
        sender = f"{customer_id}:{conversation[:8]}" if customer_id else conversation
        with running(
            settings, lambda own: [processes.actions(own)], prepare=lambda: build(settings, notes)
        ) as system:
            status = run_shell(system, sender)
    except KeyboardInterrupt:
        status = interrupt.STATUS
    sys.exit(status)
