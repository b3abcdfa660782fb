"""`./attune emotion explain`: the words that carried a reading."""

import click

from ops.emotion.plainly import plain_errors
from ops.settings import read_settings


@click.command()
@click.argument("text")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def explain(*, text: str, as_json: bool) -> None:
    """Say which words of TEXT carried its reading: what each brings to it, alone and beside the others.

    Contributions are differences of log-odds, above 0 for the reading and below 0 against it; 0.7 about
    doubles the odds. They do not add up to the confidence.
    """
    from emotion import Reader  # noqa: PLC0415  loads ONNX Runtime
    from emotion import explain as run  # noqa: PLC0415
    from ops.emotion.explained import explained_json, explained_text  # noqa: PLC0415

    with plain_errors():
        found = run(Reader.open(read_settings().home / "emotion"), text)
    click.echo(explained_json(text, found) if as_json else explained_text(found))
