"""`./attune build`: builds what is missing."""

import sys

import click
from rich.console import Console

from ops import interrupt
from ops.build.everything import build as build_everything
from ops.settings import read_settings


@click.command()
def build() -> None:
    """Build what is missing or out of date: database, vocabulary, models, Rasa training.

    Each step is done again only when what it is made from has changed. Logs: .attune/log/build-*.log.
    """
    interrupt.listen()
    try:
        build_everything(read_settings(), Console(stderr=True))
    except KeyboardInterrupt:
        click.echo("Stopped. Run the same command again: it goes on where it stopped.", err=True)
        sys.exit(interrupt.STATUS)
