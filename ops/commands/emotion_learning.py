"""`./attune emotion learn | rollback`: the model that learns from what people fix, and the way back."""

import json
import os
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ops.emotion.places import (
    DIALOGUES_TEST,
    DIALOGUES_TRAIN,
    GOEMOTIONS,
    SERVICE_TEST,
    SERVICE_TRAIN,
    WEIGHTS,
)
from ops.emotion.plainly import plain_errors
from ops.emotion.reporting import report_option, run_facts
from ops.errors import WrongInput
from ops.settings import read_settings

if TYPE_CHECKING:
    from emotion.training.data import Rows
    from emotion.training.learning import Lesson
    from ops.emotion.learn import Outcome
    from ops.emotion.pages.curves import Losses

FIXED = {"own": SERVICE_TEST, "context": DIALOGUES_TEST}
_GOEMOTIONS_FILES = ("labels.txt", "train.tsv", "dev.tsv")


@click.command()
@click.option(
    "--csv",
    "sheet",
    type=click.Path(dir_okay=False, exists=True, path_type=Path),
    help="Learn from this file, too: columns text, emotion; may have intensity, previous, assistant.",
)
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    default=GOEMOTIONS,
    show_default=True,
    help="Folder in GoEmotions' format; rehearsed and measured on where it is there.",
)
@click.option("--epochs", type=click.IntRange(1, 10), default=2, show_default=True)
@click.option("--seed", type=click.IntRange(0, 2**32 - 1), default=7, show_default=True)
@click.option("--threads", type=click.IntRange(1), default=2, show_default=True)
@click.option("--again", is_flag=True, help="Train even where the very same was refused before.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@report_option("learn", always=True)
def learn(  # noqa: PLR0913  one argument an option
    *,
    sheet: Path | None,
    data: Path,
    epochs: int,
    seed: int,
    threads: int,
    again: bool,
    as_json: bool,
    report: Path | None,
) -> None:
    """Let the model learn from corrections, and serve the result if it lost nothing.

    It is promoted only if no fixed set (our test messages, those in context, GoEmotions' dev split) lost
    more than 0.5 points. The action server takes it up by itself. Goes on where it was interrupted. Where
    nothing changed since the gate refused it, it says so and trains nothing. The page tells the gate's
    figures and what was learnt from, without any text; where nothing was trained, the one before stays.
    """
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")  # see `train`
    import torch  # noqa: PLC0415  slow to load, and the setting above must come first

    from emotion.training.gate import FixedSets  # noqa: PLC0415
    from emotion.training.learning import Lesson  # noqa: PLC0415
    from ops.emotion.bars import training_bars  # noqa: PLC0415
    from ops.emotion.learn import Job, parent_weights, run  # noqa: PLC0415
    from ops.emotion.pages.curves import Losses  # noqa: PLC0415  loads matplotlib
    from ops.emotion.register import note_or_say  # noqa: PLC0415

    torch.set_num_threads(threads)
    settings = read_settings()
    job = Job(settings.home / "emotion", WEIGHTS, FixedSets(FIXED, data))
    with plain_errors():
        rows = _gathered(settings.database_url, sheet)
        own, work = (SERVICE_TRAIN, DIALOGUES_TRAIN), settings.home / "training" / "learn"
        lesson = Lesson(parent_weights(job), rows, own, _rehearsed(data), work, seed, epochs)
        with training_bars() as (stage, progress):
            losses = Losses(progress)
            outcome = run(job, lesson, stage=stage, progress=losses.note, again=again)
    click.echo(json.dumps(asdict(outcome)) if as_json else _said(asdict(outcome)))
    if report is not None and outcome.challenger:
        _report(outcome, lesson, losses, report)
    if outcome.promoted:
        note_or_say(settings.database_url, job.served, why=outcome.reason, at=datetime.now(UTC))


@click.command()
def rollback() -> None:
    """Let the model that served before serve again; the action server takes it up by itself.

    Nothing is changed, and the exit status is 2, where none is kept or the one before is damaged. Needs no
    database: where that is away the model serves all the same, which is said, and the exit status is 1.
    """
    from emotion import Reader  # noqa: PLC0415  loads ONNX Runtime
    from emotion.manifest import read_manifest  # noqa: PLC0415
    from emotion.versions import roll_back  # noqa: PLC0415
    from ops.emotion.register import note_or_say  # noqa: PLC0415

    settings = read_settings()
    served = settings.home / "emotion"
    with plain_errors():
        version = read_manifest(roll_back(served, check=Reader.open)).version
    click.echo(f"{version} serves again")
    note_or_say(settings.database_url, served, why="rolled back", at=datetime.now(UTC))


def _rehearsed(data: Path) -> Path | None:
    """Return GoEmotions' folder, None where it is not whole, which is said."""
    if missing := [name for name in _GOEMOTIONS_FILES if not (data / name).is_file()]:
        click.echo(f"GoEmotions is not rehearsed: {data} has no {', '.join(missing)}", err=True)
        return None
    return data


def _gathered(url: str, sheet: Path | None) -> "Rows":
    """Return what people corrected and the sheet holds; the store is not kept open over the training."""
    from emotion.training.messages import read_service  # noqa: PLC0415
    from ops.emotion.corrections import BEFORE, as_rows  # noqa: PLC0415
    from store import migrate, open_store  # noqa: PLC0415

    migrate(url)
    with open_store(url) as store:
        rows = as_rows(store.corrections.with_turns(before=BEFORE))
    if sheet is not None:
        rows = rows.joined(read_service(sheet))
    if not len(rows):
        raise WrongInput("there is nothing to learn from: no corrections in the store, and no --csv FILE")
    return rows


def _report(outcome: "Outcome", lesson: "Lesson", losses: "Losses", folder: Path) -> None:
    from ops.emotion.pages import learnt  # noqa: PLC0415  loads matplotlib

    facts = run_facts(
        "learn", model=outcome.version, data=lesson.files, seed=lesson.seed, epochs=lesson.epochs
    )
    with plain_errors():
        click.echo(f"wrote {learnt.write(outcome, lesson, losses, facts, folder)}", err=True)


def _said(outcome: dict[str, object]) -> str:
    verb = "promoted" if outcome["promoted"] else "kept"
    figures = outcome["figures"]
    assert isinstance(figures, dict)  # noqa: S101 narrows the type
    lines = [f"{verb} {outcome['version']}: {outcome['reason']}"]
    for name, value in figures.items():
        if not name.endswith("_before"):
            lines.append(f"  {name:<28} {figures.get(f'{name}_before', float('nan')):.4f} -> {value:.4f}")
    return "\n".join(lines)
