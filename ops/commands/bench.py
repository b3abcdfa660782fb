"""`./attune bench X`: speed measurements. Each is imported only when it is run."""

import click

from ops.lazy import LazyGroup

# Name -> "module:click command".
BENCHES = {
    "emotion": "ops.bench.emotion_command:emotion",
    "recommender": "ops.bench.recommender_command:recommender",
    "turn": "ops.bench.turn_command:turn",
}


@click.command(cls=LazyGroup, table=BENCHES)
def bench() -> None:
    """Measure speed, beside what a shop could use instead."""
