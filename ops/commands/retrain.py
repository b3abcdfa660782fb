"""`./attune retrain`: rebuild the recommender from the log."""

import json
from dataclasses import asdict

import click
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from ops.errors import OpsError
from ops.retrain import Outcome
from ops.retrain import retrain as run
from ops.settings import read_settings
from recommender import RecommenderError
from store import StoreError, open_store


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of a table.")
def retrain(as_json: bool) -> None:
    """Rebuild the recommender from reactions and purchases, and promote it if it passes the gate.

    The model in service stays until the very last step, and for good if the new one is worse.
    """
    settings = read_settings()
    console = Console(stderr=True)
    try:
        with Progress(console=console, transient=True) as bars:
            task = bars.add_task("reading", total=None)

            def report(stage: str, done: int, of: int) -> None:
                bars.update(task, description=stage, completed=done, total=of)

            outcome = run(open_store(settings.database_url), settings.home, report=report)
    except (RecommenderError, StoreError) as error:
        raise OpsError(str(error)) from error
    if as_json:
        click.echo(json.dumps(asdict(outcome)))
    else:
        _show(outcome, Console())


def _show(outcome: Outcome, console: Console) -> None:
    verb = "promoted" if outcome.promoted else "kept"
    console.print(f"{verb} {outcome.version}: {outcome.reason}")
    if "auc_ours" not in outcome.metrics:
        return
    table = Table("on held-out events", "shown together: AUC", "whole catalogue: AUC", "NDCG@10")
    for name, label in (
        ("ours", "ours"),
        ("no_context", "blind to the moment"),
        ("popularity", "popularity"),
    ):
        row = (_figure(outcome, f"shown_auc_{name}"), _figure(outcome, f"auc_{name}"))
        table.add_row(label, *row, f"{outcome.metrics[f'ndcg10_{name}']:.3f}")
    console.print(table)


def _figure(outcome: Outcome, name: str) -> str:
    if name not in outcome.metrics:
        return "–"
    value, low, high = (outcome.metrics[f"{name}{end}"] for end in ("", "_low", "_high"))
    return f"{value:.3f} ({low:.3f}–{high:.3f})"
