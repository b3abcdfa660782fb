"""`./attune retrain`: rebuild the recommender from the log, once or whenever it is due."""

import json
from collections.abc import Callable
from dataclasses import asdict
from functools import partial

import click
from rich.console import Console
from rich.table import Table

from ops import interrupt
from ops.errors import OpsError
from ops.retrain import Outcome, Plan
from ops.retrain import retrain as run
from ops.retrain.grades import Grading
from ops.retrain.shelf import KIND, Stage, last_reaction
from ops.settings import Settings, read_settings
from ops.stage_bar import stage_bar
from recommender import RecommenderError
from store import Store, StoreError, open_store


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of a table.")
@click.option(
    "--watch", is_flag=True, help="Stay, and train at the set times and after enough new reactions."
)
def retrain(as_json: bool, watch: bool) -> None:
    """Rebuild the recommender from reactions and purchases, and promote it if it passes the gate.

    Only what is new in the log is read. The model in service stays until the very last step, and for good
    if the new one is worse. What was interrupted goes on where it stopped. When --watch trains is set in
    attune.toml, [learning].
    """
    settings = read_settings()
    with open_store(settings.database_url) as store:
        if watch:
            _watch(settings, store, tell=partial(_tell, as_json=as_json))
            return
        with stage_bar() as report:
            try:
                outcome = _train(settings, store, report)
            except (RecommenderError, StoreError) as error:
                raise OpsError(str(error)) from error
    if as_json:
        click.echo(json.dumps(asdict(outcome)))
    else:
        _show(outcome, Console())


def _watch(settings: Settings, store: Store, *, tell: Callable[[Outcome | str], None]) -> None:
    from ops.retrain.watch import Rhythm, Watch  # noqa: PLC0415  only here is a scheduler needed

    rhythm = Rhythm(settings.retrain_schedule, settings.retrain_after, settings.retrain_check_s)

    def train(report: Stage) -> Outcome:
        return _train(settings, store, report, only_if_changed=True)

    def new_reactions() -> int:
        return store.learning.reactions_after(last_reaction(settings.home / KIND))

    watch = Watch(rhythm, train=train, new_reactions=new_reactions, tell=tell)
    interrupt.listen()
    after = f"after {rhythm.after:,} new reactions" if rhythm.after else "not by reactions"
    click.echo(f"watching: at {rhythm.schedule}, {after}; Ctrl-C stops", err=True)
    try:
        watch.follow()
    except KeyboardInterrupt:
        click.echo("stopped; the model in service stays", err=True)


def _train(settings: Settings, store: Store, report: Stage, *, only_if_changed: bool = False) -> Outcome:
    plan = Plan(
        grading=Grading.told(settings.grades, settings.anger_discount),
        kept=settings.models_kept,
        report=report,
        only_if_changed=only_if_changed,
    )
    return run(store, settings.home, plan)


def _tell(outcome: Outcome | str, *, as_json: bool) -> None:
    if isinstance(outcome, str):
        click.echo(json.dumps({"notice": outcome}) if as_json else outcome)
    elif as_json:
        click.echo(json.dumps(asdict(outcome)))
    else:
        _show(outcome, Console())


def _show(outcome: Outcome, console: Console) -> None:
    verb = "promoted" if outcome.promoted else "kept"
    console.print(f"{verb} {outcome.version}: {outcome.reason}")
    for note in outcome.notes:
        console.print(note)
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
    if "coverage3_ours" in outcome.metrics:
        console.print(_spread(outcome))
    if "offpolicy_challenger" in outcome.metrics:
        console.print(_off_policy(outcome))


def _spread(outcome: Outcome) -> Table:
    table = Table(
        "first three cards", "coverage", "Gini", "the top tenth's share", "popularity, 1 = catalogue"
    )
    for name in ("ours", "popularity"):
        shown = ("coverage3", "gini3", "top_tenth3", "popularity3")
        table.add_row(name, *(f"{outcome.metrics[f'{figure}_{name}']:.2f}" for figure in shown))
    return table


def _off_policy(outcome: Outcome) -> Table:
    drawn = int(outcome.metrics["offpolicy_drawn"])
    table = Table(
        "off-policy", "drawn cards that are taken", "worth draws", title=f"{drawn:,} cards drawn by lot"
    )
    table.add_row("as logged", f"{outcome.metrics['offpolicy_logged']:.3f}", f"{drawn:,}")
    for name, label in (("challenger", "the new model"), ("champion", "the one in service")):
        if f"offpolicy_{name}" in outcome.metrics:
            effective = f"{outcome.metrics[f'offpolicy_{name}_effective']:,.0f}"
            table.add_row(label, _figure(outcome, f"offpolicy_{name}"), effective)
    if "offpolicy_gain" in outcome.metrics:
        table.add_row("gain, paired", _figure(outcome, "offpolicy_gain"), "")
    return table


def _figure(outcome: Outcome, name: str) -> str:
    if name not in outcome.metrics:
        return "–"
    value, low, high = (outcome.metrics[f"{name}{end}"] for end in ("", "_low", "_high"))
    return f"{value:.3f} ({low:.3f}–{high:.3f})"
