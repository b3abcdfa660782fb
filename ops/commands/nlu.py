"""`./attune nlu`: what the trained Rasa model understands."""

import os
import sys

import click
from rich.console import Console

from ops import interrupt
from ops.build.everything import build
from ops.build.plan import BOT_PYTHON, MODEL
from ops.serve.processes import child_environment
from ops.settings import read_settings


@click.group()
def nlu() -> None:
    """What Rasa understands of a message."""


@nlu.command()
@click.option("--jsonl", is_flag=True, help="JSON lines; the only format there is, and the default.")
def parse(jsonl: bool) -> None:  # noqa: ARG001 — accepted for the sake of scripts that say it
    """Read a text a line, write {"text", "intent", "confidence", "entities"} a line."""
    interrupt.listen()
    settings = read_settings()
    try:
        build(settings, Console(stderr=True), targets=["vocabulary", "rasa"])
    except KeyboardInterrupt:
        sys.exit(130)
    command = [BOT_PYTHON, "-m", "bot.nlu_parse", str(MODEL)]
    os.execve(BOT_PYTHON, command, child_environment(settings))  # noqa: S606
