"""`./attune simulate shoppers`: learning curves of the real recommender under synthetic shoppers."""

import json
import tempfile
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress


@click.command()
@click.option("--shoppers", "n_shoppers", type=click.IntRange(50, 100_000), default=1_000, show_default=True)
@click.option(
    "--rounds", type=click.IntRange(2, 200), default=8, show_default=True, help="Visits of everybody."
)
@click.option(
    "--every", type=click.IntRange(1, 50), default=2, show_default=True, help="Rounds between trainings."
)
@click.option("--seed", type=click.IntRange(0), default=1, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of a table.")
@click.option(
    "--chart",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the learning curves to this .png or .svg file.",
)
def shoppers(n_shoppers: int, rounds: int, every: int, seed: int, as_json: bool, chart: Path | None) -> None:
    """Let synthetic shoppers with hidden tastes and moods drive the recommender through its loop.

    Each round everybody visits once, is served by the real ranker, reacts, and is logged into a temporary
    database; every few rounds `retrain` runs with its gate. Beside it the same blind to the mood, plain
    popularity, and an oracle that knows the truth. Nothing of it touches the shop's own data.
    """
    from ops.simulate.shoppers import chart as charts  # noqa: PLC0415  loads the training libraries
    from ops.simulate.shoppers import telling  # noqa: PLC0415
    from ops.simulate.shoppers.loop import Setup, simulate  # noqa: PLC0415

    if chart is not None and chart.suffix not in {".png", ".svg"}:
        raise click.BadParameter("the file must end in .png or .svg", param_hint="--chart")
    setup = Setup(n_shoppers, rounds, seed=seed, every=every)
    with (
        tempfile.TemporaryDirectory(prefix="attune-simulation-") as folder,
        Progress(console=Console(stderr=True), transient=True) as bars,
    ):
        task = bars.add_task("rounds", total=rounds)
        run = simulate(setup, Path(folder), progress=lambda done, _: bars.update(task, completed=done))
    if as_json:
        click.echo(json.dumps(telling.as_json(run, setup)))
    else:
        Console().print(telling.as_table(run, setup))
        found = run.recovered
        click.echo(f"planted tastes found again: r = {found.tastes:.2f}; mood effects: r = {found.moods:.2f}")
    if chart is not None:
        charts.draw(run, setup, chart)
