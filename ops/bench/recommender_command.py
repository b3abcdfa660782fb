"""`./attune bench recommender`."""

import json
import os

import click


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option(
    "--rounds", type=click.IntRange(5), default=50, show_default=True, help="Of each way, in turns."
)
def recommender(*, as_json: bool, rounds: int) -> None:
    """Time a top 10 of 100,000 items, one thread: ours with filters, LightFM, and the bare product."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"  # read when numpy is imported
    from ops.bench.recommender import measure  # noqa: PLC0415  loads numpy and lightfm

    facts = {name: round(value, 8) for name, value in measure(rounds=rounds).items()}
    if as_json:
        click.echo(json.dumps(facts))
    else:
        click.echo("\n".join(f"{name:<26} {value:.4g}" for name, value in facts.items()))
