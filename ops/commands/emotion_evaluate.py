"""`./attune emotion evaluate | calibrate`: how good the reader is, and how far to believe its confidence."""

import json
from pathlib import Path

import click
from rich.console import Console

from ops.emotion import places
from ops.emotion.plainly import plain_errors
from ops.settings import read_settings

_GOEMOTIONS = click.option(
    "--data",
    type=click.Path(file_okay=False, exists=True, path_type=Path),
    default=places.GOEMOTIONS,
    show_default=True,
    help="Folder in GoEmotions' format: labels.txt and train.tsv, dev.tsv, test.tsv.",
)
_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@_GOEMOTIONS
@click.option("--split", type=click.Choice(["train", "dev", "test"]), help="Default: test, else dev.")
@click.option("--own", type=_FILE, default=places.SERVICE_TEST, show_default=True)
@click.option("--airline", type=click.Path(path_type=Path), default=places.AIRLINE, show_default=True)
@click.option("--context", type=_FILE, default=places.DIALOGUES_TEST, show_default=True)
@click.option(
    "--baselines", is_flag=True, help="Airline set: VADER and an in-domain model beside ours; minutes."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option(
    "--report", "folder", type=click.Path(file_okay=False, path_type=Path), help="Write a page there."
)
def evaluate(  # noqa: PLR0913  one argument an option
    *,
    data: Path,
    split: str | None,
    own: Path,
    airline: Path,
    context: Path,
    baselines: bool,
    as_json: bool,
    folder: Path | None,
) -> None:
    """Measure the served int8 model; sets that are not there are skipped, which is said.

    --report DIR writes report.html, which needs nothing beside it, and its charts as PNG.
    """
    from emotion.evaluation import evaluate as evaluation  # noqa: PLC0415  loads ONNX Runtime
    from emotion.reader import Reader  # noqa: PLC0415
    from ops.emotion.show import as_text  # noqa: PLC0415

    sets = evaluation.Sets(
        goemotions=data,
        own=own,
        airline=airline,
        context=context,
        pairs=places.GRADED_PAIRS,
        fairness=places.COUNTERFACTUALS,
    )
    with plain_errors(), Console(stderr=True).status("reading") as status:
        reader = Reader.open(read_settings().home / "emotion")
        report = evaluation.evaluate(
            reader, sets, split=split, tell=lambda name: status.update(f"reading {name}")
        )
        if baselines and "airline_3" in report.judgements:
            from emotion.evaluation.baselines import airline_baselines  # noqa: PLC0415  loads torch

            status.update("fitting the baselines")
            report.figures |= airline_baselines(airline)
    for missing in report.skipped:
        click.echo(f"skipped {missing}", err=True)
    if folder:
        from emotion.evaluation.page import write_page  # noqa: PLC0415  loads matplotlib

        click.echo(f"wrote {write_page(report, folder)}", err=True)
    click.echo(json.dumps(report.as_json()) if as_json else as_text(report))


@click.command()
@_GOEMOTIONS
@click.option("--service", type=_FILE, default=places.SERVICE_TRAIN, show_default=True)
@click.option("--dialogues", type=_FILE, default=places.DIALOGUES_TRAIN, show_default=True)
@click.option(
    "--weights",
    type=click.Path(file_okay=False, path_type=Path),
    default=places.WEIGHTS,
    show_default=True,
    help="Folder whose manifest is rewritten.",
)
def calibrate(*, data: Path, service: Path, dialogues: Path, weights: Path) -> None:
    """Fit thresholds, temperature and abstention anew to what the int8 model says of held-out rows.

    Needs GoEmotions' dev split. The weights stay; ./attune emotion export makes the new manifest served.
    """
    from emotion.training.calibrate import calibrate as run  # noqa: PLC0415  loads ONNX Runtime

    with plain_errors():
        done = run(weights, data, service, dialogues)
    click.echo(f"temperature    {done.before.temperature:.2f} → {done.after.temperature:.2f}")
    click.echo(f"abstain below  {done.before.abstain_below:.2f} → {done.after.abstain_below:.2f}")
    for name, error in done.errors_before.items():
        click.echo(f"ECE, {name:<14} {error:.4f} → {done.errors_after[name]:.4f} (cross-fitted)")
    click.echo("./attune emotion export makes it served")
