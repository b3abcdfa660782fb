"""`./attune bench recommender`."""

import json
import os

import click


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option(
    "--rounds", type=click.IntRange(5), default=20, show_default=True, help="Of each contest, in turns."
)
@click.option("--quick", is_flag=True, help="Leave out the timed fits and the million items.")
def recommender(*, as_json: bool, rounds: int, quick: bool) -> None:
    """Time a top 10 of 100,000 and of a million items, one thread, and fits of up to a million reactions.

    Ours with filters and explanations beside LightFM, implicit and the bare product. Takes some minutes.
    """
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"  # read when numpy is imported
    from ops.bench.recommender import measure  # noqa: PLC0415  loads numpy and lightfm

    measured = measure(rounds=rounds, large=0 if quick else 1_000_000, fits=not quick)
    facts = {name: round(value, 8) for name, value in measured.items()}
    if as_json:
        click.echo(json.dumps(facts))
    else:
        click.echo("\n".join(f"{name:<36} {value:.4g}" for name, value in facts.items()))
