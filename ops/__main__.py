"""`python -m ops COMMAND`: the command line. Commands are imported only when they are asked for."""

import signal
import sys

if __name__ == "__main__":
    # Ctrl-C before a command runs ends it without a word, not with a traceback. The launcher holds it back
    # until here.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])

import click

from ops import interrupt
from ops.lazy import LazyGroup

# Command -> "module:click command". Equal to COMMANDS in ./attune, which a test checks.
COMMANDS = {
    "up": "ops.commands.up:up",
    "build": "ops.commands.build:build",
    "test": "ops.commands.test:test",
    "doctor": "ops.commands.doctor:doctor",
    "shell": "ops.commands.shell:shell",
    "chat": "ops.commands.chat:chat",
    "nlu": "ops.commands.nlu:nlu",
    "emotion": "ops.commands.emotion:emotion",
    "bench": "ops.commands.bench:bench",
    "catalogue": "ops.commands.catalogue:catalogue",
    "customers": "ops.commands.customers:customers",
    "care": "ops.commands.care:care",
    "handover": "ops.commands.handover:handover",
    "retrain": "ops.commands.retrain:retrain",
    "recommender": "ops.commands.recommender:recommender",
    "simulate": "ops.commands.simulate:simulate",
}


@click.command(cls=LazyGroup, table=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """Attune, run from its checkout: ./attune COMMAND."""


def main() -> int:
    """Run one command; return its exit status. Known failures are words, not tracebacks."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        status = cli.main(prog_name="./attune", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:  # Ctrl-C where the command itself does not listen
        click.echo("Stopped.", err=True)
        return interrupt.STATUS
    except Exception as problem:
        from ops.plainly import translated  # noqa: PLC0415  loads SQLAlchemy

        told = translated(problem)
        if told is None:
            raise
        click.echo(f"attune: {told}", err=True)
        return told.exit_status
    return status if isinstance(status, int) else 0


if __name__ == "__main__":
    sys.exit(main())
