"""`./attune bench emotion`."""

import json
import os
from pathlib import Path

import click

from ops.settings import read_settings

WEIGHTS = Path("emotion/weights")


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--repeats", type=click.IntRange(5), default=20, show_default=True, help="Of each message.")
def emotion(*, as_json: bool, repeats: int) -> None:
    """Time one message, one thread: our reader and transformers.pipeline on the same weights, in turns."""
    os.environ["OMP_NUM_THREADS"] = "1"  # read when torch is imported
    from emotion import EmotionError  # noqa: PLC0415
    from ops.bench.emotion import measure  # noqa: PLC0415  loads torch and transformers

    try:
        facts = measure(WEIGHTS, read_settings().home / "emotion", repeats=repeats)
    except EmotionError as error:
        raise click.UsageError(str(error)) from error
    if as_json:
        click.echo(json.dumps(facts))
    else:
        click.echo("\n".join(f"{name:<18} {value}" for name, value in facts.items()))
