"""Runs the training recipe with progress bars."""

from dataclasses import replace
from pathlib import Path

from rich.console import Console

from emotion.evaluation.evaluate import MOST_SETS
from emotion.training.finish import finish
from emotion.training.material import Plan, gather
from emotion.training.recipe import learn_feelings, learn_service
from emotion.training.teacher import check
from ops.emotion.alone import alone
from ops.emotion.bars import parts_bar, training_bars
from ops.emotion.pages.curves import Losses
from ops.emotion.report import report_on


def train(plan: Plan, *, stage: str, out: Path, report: Path | None = None) -> None:
    """Train "all" stages or one ("feelings", "service"), then write weights and manifest to `out`.

    Parameters
    ----------
    report
        Folder for the page of charts about what came out; None writes none.
    """
    console = Console(stderr=True)
    if stage == "feelings":
        plan = replace(plan, before=None)  # they enter in stage 2
    check(plan, stage=stage)
    lock = plan.work.with_name(f"{plan.work.name}-{plan.method}-{plan.seed}.lock")
    already = f"another training with --method {plan.method} --seed {plan.seed} is under way in {plan.work}"
    with alone(lock, otherwise=already):
        _train(plan, stage, out, report, console)


def _train(plan: Plan, stage: str, out: Path, report: Path | None, console: Console) -> None:
    with console.status("reading and tokenising"):
        material = gather(plan)
    with training_bars(console) as (_, show):
        losses = Losses(show)
        if stage != "service":
            network = learn_feelings(plan, material, losses.note)
        if stage != "feelings":
            network = learn_service(plan, material, losses.note)
    with console.status("choosing thresholds and temperature"):
        manifest = finish(network, plan, material, out)
    for name, value in manifest.metrics.items():
        console.print(f"{name:<36} {value:.4f}")
    console.print(f"wrote {out} as {manifest.version}; ./attune emotion export makes it served")
    if report is not None:
        with parts_bar(MOST_SETS, console=console) as begin:
            page = report_on(out, plan.goemotions, report, begin, more=losses.drawn())
        console.print(f"wrote {page}")
