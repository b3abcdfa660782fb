"""`./attune up`: everything, in one command."""

import sys

import click
from rich.console import Console

from ops.serve.up import run
from ops.settings import read_settings


@click.command()
def up() -> None:
    """Build what is missing, start the action server, Rasa and the page, and tell where to look.

    Logs follow by prefix; a crashed process is started again; Ctrl-C stops all. Ports: attune.toml.
    """
    sys.exit(run(read_settings(), Console(stderr=False)))
