"""`./attune bench emotion`."""

import json
import os
from pathlib import Path

import click

from ops.emotion.places import DIALOGUES_TEST, GOEMOTIONS, SERVICE_TEST, WEIGHTS
from ops.emotion.plainly import plain_errors
from ops.settings import read_settings
from ops.stage_bar import stage_bar


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--repeats", type=click.IntRange(2), default=20, show_default=True, help="Of each message.")
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    default=GOEMOTIONS,
    show_default=True,
    help="GoEmotions' folder, for int8 against 32 bits; without it our test messages serve.",
)
def emotion(*, as_json: bool, repeats: int, data: Path) -> None:
    """Measure the reader: time, memory, load, batches, beside transformers.pipeline on the same weights.

    One thread. Takes two to five minutes. docs/benchmarks.md has them with what they mean.
    """
    os.environ["OMP_NUM_THREADS"] = "1"  # read when torch is imported
    from emotion.manifest import WEIGHTS_FOLDER  # noqa: PLC0415
    from emotion.training.gate import FixedSets  # noqa: PLC0415
    from ops.bench.emotion import measure  # noqa: PLC0415  loads torch and transformers

    served = read_settings().home / "emotion"
    own = served / WEIGHTS_FOLDER
    sets = FixedSets({"own": SERVICE_TEST, "context": DIALOGUES_TEST}, data)
    with plain_errors(), stage_bar() as report:
        weights = own if own.is_dir() else WEIGHTS
        facts = measure(weights, served, sets, repeats=repeats, report=report)
    if as_json:
        click.echo(json.dumps(facts))
    else:
        click.echo("\n".join(f"{name:<34} {value}" for name, value in facts.items()))
