"""`./attune emotion evaluate | calibrate`: how good the reader is, and how far to believe its confidence."""

import json
from pathlib import Path

import click

from ops.emotion import places
from ops.emotion.plainly import plain_errors
from ops.emotion.reporting import report_option, run_facts
from ops.settings import read_settings

_FOLDER = click.Path(file_okay=False, exists=True, path_type=Path)
_FORMAT = "Folder in GoEmotions' format: labels.txt and train.tsv, dev.tsv, test.tsv."
_FILE = click.Path(dir_okay=False, path_type=Path)
_FILE_THERE = click.Path(dir_okay=False, exists=True, path_type=Path)


@click.command()
@click.option(
    "--data",
    type=_FOLDER,
    show_default=str(places.GOEMOTIONS),
    help=f"{_FORMAT} The default may be missing, one that is named may not.",
)
@click.option("--split", type=click.Choice(["train", "dev", "test"]), help="Default: test, else dev.")
@click.option("--own", type=_FILE, default=places.SERVICE_TEST, show_default=True)
@click.option("--airline", type=click.Path(path_type=Path), default=places.AIRLINE, show_default=True)
@click.option("--context", type=_FILE, default=places.DIALOGUES_TEST, show_default=True)
@click.option(
    "--baselines", is_flag=True, help="Airline set: VADER and an in-domain model beside ours; minutes."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@report_option("evaluate", always=True)
def evaluate(  # noqa: PLR0913  one argument an option
    *,
    data: Path | None,
    split: str | None,
    own: Path,
    airline: Path,
    context: Path,
    baselines: bool,
    as_json: bool,
    report: Path | None,
) -> None:
    """Measure the served int8 model; sets that are not there are skipped, which is said.

    The page (report.html) needs nothing beside it; its charts are PNG, too.
    """
    from emotion.evaluation import evaluate as evaluation  # noqa: PLC0415  loads ONNX Runtime
    from emotion.reader import Reader  # noqa: PLC0415
    from ops.emotion.bars import parts_bar  # noqa: PLC0415
    from ops.emotion.show import as_text  # noqa: PLC0415

    sets = evaluation.Sets(
        goemotions=data or places.GOEMOTIONS,
        own=own,
        airline=airline,
        context=context,
        pairs=places.GRADED_PAIRS,
        fairness=places.COUNTERFACTUALS,
    )
    with plain_errors(), parts_bar(evaluation.MOST_SETS + baselines) as begin:
        reader = Reader.open(read_settings().home / "emotion")
        found = evaluation.evaluate(reader, sets, split=split, tell=begin)
        if baselines and "airline_3" in found.judgements:
            from emotion.evaluation.baselines import airline_baselines  # noqa: PLC0415  loads torch

            begin("fitting the baselines")
            found.figures |= airline_baselines(airline)
    for missing in found.skipped:
        click.echo(f"skipped {missing}", err=True)
    click.echo(json.dumps(found.as_json()) if as_json else as_text(found))
    if report is not None:
        from emotion.evaluation.page import write_page  # noqa: PLC0415  loads matplotlib

        with plain_errors():
            run = run_facts(
                "evaluate", model=reader.version, data=sets.files(found.split), seed=evaluation.SEED
            )
            click.echo(f"wrote {write_page(found, report, run=run)}", err=True)


@click.command()
@click.option("--data", type=_FOLDER, default=places.GOEMOTIONS, show_default=True, help=_FORMAT)
@click.option("--service", type=_FILE_THERE, default=places.SERVICE_TRAIN, show_default=True)
@click.option("--dialogues", type=_FILE_THERE, default=places.DIALOGUES_TRAIN, show_default=True)
@click.option(
    "--weights",
    type=click.Path(file_okay=False, path_type=Path),
    default=places.WEIGHTS,
    show_default=True,
    help="Folder whose manifest is rewritten.",
)
@report_option("calibrate", always=True)
def calibrate(*, data: Path, service: Path, dialogues: Path, weights: Path, report: Path | None) -> None:
    """Fit thresholds, temperature and abstention anew to what the int8 model says of held-out rows.

    Needs GoEmotions' dev split. The weights stay; ./attune emotion export makes the new manifest served.
    The page tells what changed, and how far confidence can be believed before and after.
    """
    from emotion.training.calibrate import PARTS  # noqa: PLC0415  loads ONNX Runtime
    from emotion.training.calibrate import calibrate as run  # noqa: PLC0415
    from ops.emotion.bars import parts_bar  # noqa: PLC0415

    with plain_errors(), parts_bar(PARTS) as begin:
        done = run(weights, data, service, dialogues, tell=begin)
    click.echo(f"temperature    {done.before.temperature:.2f} → {done.after.temperature:.2f}")
    click.echo(f"abstain below  {done.before.abstain_below:.2f} → {done.after.abstain_below:.2f}")
    for name, error in done.errors_before.items():
        click.echo(f"ECE, {name:<14} {error:.4f} → {done.errors_after[name]:.4f} (cross-fitted)")
    click.echo("./attune emotion export makes it served")
    if report is not None:
        from ops.emotion.pages import calibrated  # noqa: PLC0415  loads matplotlib

        files = {"goemotions": data / "dev.tsv", "service": service, "dialogues": dialogues}
        with plain_errors():
            facts = run_facts("calibrate", model=done.after.version, data=files, seed=done.seed)
            click.echo(f"wrote {calibrated.write(done, facts, report)}", err=True)
