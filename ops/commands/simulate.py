"""`./attune simulate`: synthetic people against the real system."""

import click

from ops.lazy import LazyGroup

# Name -> "module:click command".
SIMULATIONS = {
    "shoppers": "ops.simulate.shoppers.command:shoppers",
}


@click.command(cls=LazyGroup, table=SIMULATIONS, invoke_without_command=True)
@click.pass_context
def simulate(ctx: click.Context) -> None:
    """Let synthetic people use the real system, and measure. Whatever comes out is marked as synthetic."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
        ctx.exit(2)
