"""`python -m ops COMMAND`: the command line. Commands are imported only when they are asked for."""

import importlib
import sys

import click

from ops.errors import OpsError

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
    "retrain": "ops.commands.retrain:retrain",
    "recommender": "ops.commands.recommender:recommender",
}


class LazyGroup(click.Group):
    """A group that knows its commands' names at once and their code only when one is run."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 — click's signature
        """Return the names, in the order a newcomer needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import and return one command, None when there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name].partition(":")
        command = getattr(importlib.import_module(module), attribute)
        assert isinstance(command, click.Command)  # noqa: S101 — narrows the type
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the names only: a line of help each would import them all."""
        with formatter.section("Commands"):
            formatter.write_text(", ".join(COMMANDS))


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """Attune, run from its checkout: ./attune COMMAND."""


def main() -> int:
    """Run one command; return its exit status. Known failures are words, not tracebacks."""
    try:
        cli(prog_name="attune")
    except OpsError as error:
        click.echo(f"attune: {error}", err=True)
        return error.exit_status
    return 0


if __name__ == "__main__":
    sys.exit(main())
