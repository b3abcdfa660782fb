"""Where the emotion commands leave their reports, and what a report says of its run."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

from ops.settings import read_settings

_NONE = "ops.emotion.no_report"
_no_report = click.option(
    "--no-report",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=lambda context, _, value: context.meta.update({_NONE: value}),
    help="Write no page.",
)


def report_option(command: str, *, always: bool) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a command --report DIR as `report`, a Path or None; and --no-report, if it `always` writes one."""
    usual = f".attune/reports/{command}" if always else "none"

    def place(context: click.Context, _parameter: click.Parameter, value: Path | None) -> Path | None:
        if context.meta.get(_NONE):
            return None
        return value or (read_settings().home / "reports" / command if always else None)

    option = click.option(
        "--report",
        type=click.Path(file_okay=False, path_type=Path),
        callback=place,
        help=f"Write a page with its charts and run.json there; default {usual}.",
    )
    return (lambda function: _no_report(option(function))) if always else option


def run_facts(command: str, *, model: str, data: Mapping[str, Path], **more: Any) -> dict[str, Any]:
    """Return what run.json says: command, model, hashes of the files that were there, code, and more."""
    from emotion.integrity import sha256_of  # noqa: PLC0415  the package loads ONNX Runtime
    from emotion.provenance import code_hash  # noqa: PLC0415

    return {
        "command": command,
        "model": model,
        "data_sha256": {name: sha256_of(path) for name, path in data.items() if path.is_file()},
        "code_sha256": code_hash(),
        **more,
    }
