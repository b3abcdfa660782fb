"""`./attune emotion …`: the reader of emotions, from the command line."""

import os
import sys
from pathlib import Path
from typing import Any

import click

from ops.commands.emotion_evaluate import calibrate, evaluate
from ops.commands.emotion_explain import explain
from ops.commands.emotion_learning import correct, learn, rollback
from ops.emotion.places import DIALOGUES_TRAIN, GOEMOTIONS, SERVICE_TRAIN, WEIGHTS
from ops.emotion.plainly import plain_errors as _plain_errors
from ops.settings import OURS, read_settings

_data = click.option(
    "--data",
    type=click.Path(file_okay=False, exists=True, path_type=Path),
    default=GOEMOTIONS,
    show_default=True,
    help="Folder in GoEmotions' format: labels.txt and train.tsv, dev.tsv, test.tsv.",
)
_weights = click.option(
    "--weights",
    type=click.Path(file_okay=False, path_type=Path),
    default=WEIGHTS,
    show_default=True,
    help="Folder of the learned weights.",
)


@click.group()
def emotion() -> None:
    """Read customers' emotions; train, measure and export the model that does."""


@emotion.command()
@click.option("--jsonl", is_flag=True, help='Input lines are JSON: a string, or an object with "text".')
def read(*, jsonl: bool) -> None:
    """Read emotions: a text a line on standard input, a JSON object a line on standard output.

    Each output line has text, emotion, confidence, intensity, scores, model and abstained (too unsure to
    say: emotion is then neutral). With --jsonl the INPUT lines are JSON too, so that a text may hold line
    breaks. Exit status 2 without a model or on a line that is not JSON.
    """
    from ops.emotion.lines import NotJson, read_lines  # noqa: PLC0415  loads ONNX Runtime

    with _plain_errors():
        try:
            for line in read_lines(sys.stdin.buffer, read_settings().home / "emotion", jsonl=jsonl):
                click.echo(line)
        except NotJson as error:
            raise click.UsageError(str(error)) from error


@emotion.command()
@click.option(
    "--weights",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of learned weights to serve; default: what attune.toml names, else emotion/weights.",
)
def export(weights: Path | None) -> None:
    """Export weights, or the model that attune.toml names, to the int8 model that is served.

    With emotion_model set in attune.toml that model is converted: docs/emotion-life.md.
    What was served before stays for `rollback`.
    """
    from emotion.export import export as run  # noqa: PLC0415  loads onnx
    from ops.emotion.serve import make_replacement  # noqa: PLC0415

    settings = read_settings()
    with _plain_errors():
        if weights is None and settings.emotion_model != OURS:
            made = make_replacement(settings)
        else:
            made = run(weights or WEIGHTS, settings.home / "emotion")
    click.echo(f"exported to {made}")


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
@click.option("--seed", type=int, default=11, show_default=True, help="Of the first run.")
@click.option("--threads", type=click.IntRange(1), default=2, show_default=True)
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default=WEIGHTS, show_default=True)
@click.option(
    "--report",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write a page of charts about the new weights there: dev split, our own test sets.",
)
def train(
    *, data: Path, service: Path, stage: str, threads: int, out: Path, report: Path | None, **recipe: Any
) -> None:
    """Train the model: GoEmotions first, then our own messages. Resumes after an interruption.

    An hour on two free cores. Checkpoints lie in .attune/training; delete them to start afresh. To go on
    from the weights there are, without the first stage: --stage service --before emotion/weights
    """
    # Waiting threads must sleep: spinning ones make training several times slower on a busy machine.
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    import torch  # noqa: PLC0415  slow to load, and the setting above must come first

    from emotion.training.material import Plan  # noqa: PLC0415
    from ops.emotion.train import train as run  # noqa: PLC0415

    torch.set_num_threads(threads)
    with _plain_errors():
        plan = Plan(data, service, read_settings().home / "training", **recipe)
        run(plan, stage=stage, out=out, report=report)


for command in (calibrate, correct, evaluate, explain, learn, rollback):
    emotion.add_command(command)
