"""Runs the training recipe with progress bars."""

from dataclasses import replace
from pathlib import Path

from rich.console import Console

from emotion.training.finish import finish
from emotion.training.material import Plan, gather
from emotion.training.recipe import learn_feelings, learn_service
from emotion.training.teacher import check
from ops.emotion.bars import training_bars
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
    with console.status("reading and tokenising"):
        material = gather(plan)
    with training_bars(console) as (_, show):
        if stage != "service":
            network = learn_feelings(plan, material, show)
        if stage != "feelings":
            network = learn_service(plan, material, show)
    with console.status("choosing thresholds and temperature"):
        manifest = finish(network, plan, material, out)
    for name, value in manifest.metrics.items():
        console.print(f"{name:<36} {value:.4f}")
    if report is not None:
        with console.status("reading for the report") as status:
            page = report_on(out, plan.goemotions, report, lambda name: status.update(f"reading {name}"))
        console.print(f"wrote {page}")
    console.print(f"wrote {out} as {manifest.version}; ./attune emotion export makes it served")
