"""`./attune emotion read | explain`: what a message shows, and which words said so."""

import sys
from pathlib import Path

import click

from ops.emotion.plainly import plain_errors
from ops.emotion.reporting import report_option, run_facts
from ops.settings import read_settings


@click.command()
@click.argument("texts", metavar="[TEXT]...", nargs=-1)
@click.option("--jsonl", is_flag=True, help='Input lines are JSON: a string, or an object with "text".')
@click.option("--table", is_flag=True, help="Print rows for people instead of JSON.")
@report_option("read", always=False)
def read(*, texts: tuple[str, ...], jsonl: bool, table: bool, report: Path | None) -> None:
    """Read emotions: each TEXT, or a text a line on standard input; a JSON object a line on standard output.

    Each output line has text, emotion, confidence, intensity, valence (-1 to 1), scores, model and abstained
    (too unsure to say: emotion is then neutral). With --jsonl the INPUT lines are JSON too, so that a text
    may hold line breaks. --report DIR counts what was read, and keeps no text. Exit status 2 without a model
    or on a line that is not JSON.
    """
    from emotion import Reader  # noqa: PLC0415  loads ONNX Runtime
    from ops.emotion.bars import counting_bar  # noqa: PLC0415
    from ops.emotion.lines import HEADER, NotJson, as_json, as_row, read_lines  # noqa: PLC0415

    if texts and jsonl:
        raise click.UsageError("--jsonl is for lines on standard input; leave it out beside TEXT")
    shown = sys.stderr.isatty() and not sys.stdout.isatty() and not texts
    with plain_errors():
        reader = Reader.open(read_settings().home / "emotion")
        seen = None
        if report is not None:
            from ops.emotion.pages.read_through import ReadThrough  # noqa: PLC0415  loads matplotlib

            seen = ReadThrough()
        if table:
            click.echo(HEADER)
        try:
            with counting_bar(shown=shown) as count:
                given = ((text, reader.read(text)) for text in texts)
                lines = given if texts else read_lines(sys.stdin.buffer, reader, jsonl=jsonl)
                for text, reading in lines:
                    click.echo(as_row(text, reading) if table else as_json(text, reading))
                    count()
                    if seen is not None:
                        seen.note(text, reading)
        except NotJson as error:
            raise click.UsageError(str(error)) from error
        if seen is not None and report is not None:
            page = seen.write(run_facts("read", model=reader.version, data={}), report)
            click.echo(f"wrote {page}", err=True)


@click.command()
@click.argument("text")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@report_option("explain", always=False)
def explain(*, text: str, as_json: bool, report: Path | None) -> None:
    """Say which words of TEXT carried its reading: what each brings to it, alone and beside the others.

    Contributions are differences of log-odds, above 0 for the reading and below 0 against it; 0.7 about
    doubles the odds. They do not add up to the confidence. --report DIR shows the message with its words
    coloured.
    """
    from emotion import Reader  # noqa: PLC0415  loads ONNX Runtime
    from emotion import explain as run  # noqa: PLC0415
    from ops.emotion.explained import explained_json, explained_text  # noqa: PLC0415

    with plain_errors():
        reader = Reader.open(read_settings().home / "emotion")
        found = run(reader, text)
        click.echo(explained_json(text, found) if as_json else explained_text(found))
        if report is not None:
            from ops.emotion.pages import explained  # noqa: PLC0415  loads matplotlib

            page = explained.write(found, run_facts("explain", model=reader.version, data={}), report)
            click.echo(f"wrote {page}", err=True)
