"""`./attune bench X`: speed measurements. Each is imported only when it is run."""

import importlib

import click

# Name -> "module:click command".
BENCHES = {
    "emotion": "ops.bench.emotion_command:emotion",
    "recommender": "ops.bench.recommender_command:recommender",
    "turn": "ops.bench.turn_command:turn",
}


class _LazyBenches(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        return list(BENCHES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in BENCHES:
            return None
        module, _, attribute = BENCHES[cmd_name].partition(":")
        command = getattr(importlib.import_module(module), attribute)
        return command if isinstance(command, click.Command) else None


@click.command(cls=_LazyBenches)
def bench() -> None:
    """Measure speed, beside what a shop could use instead."""
