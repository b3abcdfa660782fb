"""`./attune simulate`: synthetic people against the real system."""

from pathlib import Path

import click

from ops.lazy import LazyGroup

# Name -> "module:click command".
SIMULATIONS = {
    "shoppers": "ops.simulate.shoppers.command:shoppers",
}


@click.command(cls=LazyGroup, table=SIMULATIONS, invoke_without_command=True)
@click.option(
    "--conversations", type=click.IntRange(10, 20_000), help="Talk to the assistant so often, in each arm."
)
@click.option("--seed", type=click.IntRange(0), default=1, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of a table.")
@click.option(
    "--transcripts",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the conversations to this file.",
)
@click.pass_context
def simulate(
    ctx: click.Context, conversations: int | None, seed: int, as_json: bool, transcripts: Path | None
) -> None:
    """Let synthetic people use the real system, and measure. Whatever comes out is marked as synthetic.

    With --conversations, shoppers of seven manners, from calm to hostile, talk to the whole system about ten
    matters, once with their mood read and once without. Nothing of it touches the shop's own data.
    """
    if ctx.invoked_subcommand is not None:
        return
    if conversations is None:
        click.echo(ctx.get_help())
        ctx.exit(2)
    from ops.simulate.conversations.command import run  # noqa: PLC0415  loads the store and Rasa's parts

    run(conversations=conversations, seed=seed, as_json=as_json, transcripts=transcripts)
