"""`./attune emotion turns | correct`: what was read lately, and what a person says it really was."""

import getpass
from datetime import UTC, datetime

import click

from ops.errors import WrongInput
from ops.settings import read_settings


@click.command()
@click.option("--last", type=click.IntRange(1, 10_000), default=20, show_default=True, help="So many turns.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object a line.")
def turns(*, last: int, as_json: bool) -> None:
    """List the last turns that were read, newest last: their ids, what was read, and the customers' words.

    `correct` takes the id. What somebody corrected has an arrow and the emotion it really showed.
    """
    from ops.emotion.corrections import UNREAD  # noqa: PLC0415
    from ops.emotion.turns import HEADER, as_line, as_row  # noqa: PLC0415
    from store import migrate, open_store  # noqa: PLC0415

    url = read_settings().database_url
    migrate(url)
    with open_store(url) as store:
        found = store.turns.newest(last, without_models=UNREAD)
        fixed = {one.turn_id: one.label for one in store.corrections.all()}
    if as_json:
        for turn in found:
            click.echo(as_line(turn, fixed.get(turn.id)))
    elif found:
        click.echo("\n".join([HEADER, *(as_row(turn, fixed.get(turn.id)) for turn in found)]))
    else:
        click.echo("No message was read yet.", err=True)


@click.command()
@click.argument("turn_id")
@click.argument("label")
@click.option("--by", help="Who says so; default: the name you are logged in with.")
def correct(*, turn_id: str, label: str, by: str | None) -> None:
    """Note that the turn TURN_ID really showed the emotion LABEL; `learn` learns from it.

    A later correction of the same turn replaces an earlier one. Exit status 2 for a turn or an emotion
    there is not, and for a turn that was not read (the customer objected, or pressed a button).
    """
    from emotion import Emotion  # noqa: PLC0415  loads ONNX Runtime
    from ops.emotion.corrections import was_read  # noqa: PLC0415
    from store import Correction, UnknownTurn, migrate, open_store  # noqa: PLC0415

    if label not in set(Emotion):
        raise click.UsageError(f"unknown emotion {label!r}; there are {', '.join(Emotion)}")
    url = read_settings().database_url
    migrate(url)
    with open_store(url) as store:
        turn = store.turns.get(turn_id)
        if turn is not None and not was_read(turn):
            raise WrongInput(f"turn {turn_id!r} was not read; there is no reading to correct")
        try:
            store.corrections.add(Correction(turn_id, label, by or getpass.getuser(), datetime.now(UTC)))
        except UnknownTurn as error:
            raise WrongInput(str(error)) from error
        count = len(store.corrections.all())
    so_far = "1 correction" if count == 1 else f"{count} corrections"
    click.echo(f"noted; {so_far} so far, ./attune emotion learn learns from what was corrected")
