"""`./attune emotion …`: the reader of emotions, from the command line."""

import os
from pathlib import Path
from typing import Any

import click

from ops.commands.emotion_correcting import correct, turns
from ops.commands.emotion_evaluate import calibrate, evaluate
from ops.commands.emotion_export import export
from ops.commands.emotion_learning import learn, rollback
from ops.commands.emotion_read import explain, read
from ops.emotion.places import DIALOGUES_TRAIN, GOEMOTIONS, SERVICE_TRAIN, WEIGHTS
from ops.emotion.plainly import plain_errors
from ops.emotion.reporting import report_option
from ops.settings import read_settings

_data = click.option(
    "--data",
    type=click.Path(file_okay=False, exists=True, path_type=Path),
    default=GOEMOTIONS,
    show_default=True,
    help="Folder in GoEmotions' format: labels.txt and train.tsv, dev.tsv, test.tsv.",
)


@click.group()
def emotion() -> None:
    """Read customers' emotions; train, measure and export the model that does."""


@emotion.command()
@_data
@click.option(
    "--service",
    type=click.Path(dir_okay=False, exists=True, path_type=Path),
    default=SERVICE_TRAIN,
    show_default=True,
    help="Our own messages: columns text, emotion, intensity.",
)
@click.option(
    "--dialogues",
    type=click.Path(dir_okay=False, exists=True, path_type=Path),
    default=DIALOGUES_TRAIN,
    show_default=True,
    help="Messages with what went before: columns previous, assistant, text, emotion, intensity.",
)
@click.option("--method", type=click.Choice(["full", "lora"]), default="full", show_default=True)
@click.option("--stage", type=click.Choice(["all", "feelings", "service"]), default="all", show_default=True)
@click.option("--epochs", type=click.IntRange(1, 20), help="Of the first stage; default 3.")
@click.option(
    "--runs", type=click.IntRange(1, 9), default=3, show_default=True, help="Of the first stage; averaged."
)
@click.option(
    "--before",
    type=click.Path(file_okay=False, exists=True, path_type=Path),
    help="Folder of earlier weights; a quarter of the new ones is theirs. They stand in for the first stage "
    "where --stage service finds none.",
)
@click.option(
    "--seed", type=click.IntRange(0, 2**32 - 1), default=11, show_default=True, help="Of the first run."
)
@click.option("--threads", type=click.IntRange(1), default=2, show_default=True)
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default=WEIGHTS, show_default=True)
@report_option("train", always=True)
def train(
    *, data: Path, service: Path, stage: str, threads: int, out: Path, report: Path | None, **recipe: Any
) -> None:
    """Train the model: GoEmotions first, then our own messages. Resumes after an interruption.

    An hour on two free cores. The page tells of the new weights on the dev split and our own test sets,
    before any of it is served. Checkpoints lie in .attune/training; delete them to start afresh. To go on
    from the weights there are, without the first stage: --stage service --before emotion/weights
    """
    # Waiting threads must sleep: spinning ones make training several times slower on a busy machine.
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    import torch  # noqa: PLC0415  slow to load, and the setting above must come first

    from emotion.training.material import Plan  # noqa: PLC0415
    from ops.emotion.train import train as run  # noqa: PLC0415

    torch.set_num_threads(threads)
    with plain_errors():
        plan = Plan(data, service, read_settings().home / "training", **recipe)
        run(plan, stage=stage, out=out, report=report)


for command in (calibrate, correct, evaluate, explain, export, learn, read, rollback, turns):
    emotion.add_command(command)
