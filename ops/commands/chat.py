"""`./attune chat`: a conversation from the command line."""

import sys

import click
import httpx
from rich.console import Console

from ops import interrupt, secret
from ops.build.everything import build
from ops.serve import processes
from ops.settings import Settings, read_settings
from ops.talk import terminal
from ops.talk.chat import exchanges, lines, write_jsonl
from ops.talk.conversation import Conversation
from ops.talk.customers import check_customer
from ops.talk.running import running
from store import Store, open_store


@click.command()
@click.option(
    "--as", "customer_id", metavar="CUSTOMER_ID", help="Who talks, like C0001; a guest if left out."
)
@click.option("--jsonl", is_flag=True, help="JSON lines even on a terminal.")
def chat(customer_id: str | None, jsonl: bool) -> None:
    """Read a customer's message a line, write the assistant's answer as a JSON object a line.

    {"replies": [{"text", "cards", "buttons"}], "emotion", "mood", "care"}, through the real Rasa server:
    the one `./attune up` runs, or one started for this call. Each call is a fresh conversation.
    `./attune customers` lists ids.
    """
    interrupt.listen()
    settings, notes = read_settings(), Console(stderr=True)
    try:
        # A wrong id is told at once, not after the models are built and Rasa is up.
        build(settings, notes, targets=["database"])
        store = open_store(settings.database_url)
        check_customer(store, customer_id)
        with running(
            settings,
            lambda own: [processes.rasa(own), processes.actions(own)],
            prepare=lambda: build(settings, notes),
        ) as system:
            complete = _talk(system, store, customer_id, as_json=jsonl or not sys.stdin.isatty())
    except KeyboardInterrupt:
        sys.exit(interrupt.STATUS)
    sys.exit(0 if complete else 1)


def _talk(system: Settings, store: Store, customer_id: str | None, *, as_json: bool) -> bool:
    with httpx.Client(trust_env=False) as client:
        conversation = Conversation(
            client,
            f"http://{system.host}:{system.rasa_port}",
            secret=secret.ensure(system.secret_file),
            customer_id=customer_id,
        )
        if as_json:
            return write_jsonl(exchanges(lines(sys.stdin.buffer), conversation, store.turns), sys.stdout)
        console = Console()
        for exchange in exchanges(terminal.prompts(console), conversation, store.turns):
            terminal.show(exchange, console)
        return True
