"""`./attune test`: all the tests."""

import sys

import click
from rich.console import Console

from ops import interrupt
from ops.checks.everything import run
from ops.settings import read_settings


@click.command(context_settings={"ignore_unknown_options": True})
@click.option(
    "--quick", is_flag=True, help="Leave out what is slow, needs training or drives the whole system."
)
@click.argument("pytest_args", nargs=-1, type=click.UNPROCESSED)
def test(quick: bool, pytest_args: tuple[str, ...]) -> None:
    """Run ruff, mypy, the import contracts, pytest in both environments, and Rasa's own tests.

    With PYTEST_ARGS (paths, -k, -x …) only pytest runs. The last line sums up: N passed, N failed,
    N skipped; the exit status is 1 when anything failed.
    """
    interrupt.listen()
    sys.exit(run(read_settings(), Console(), quick=quick, extra=pytest_args))
