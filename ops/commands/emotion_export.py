"""`./attune emotion export`: weights, or another maker's model, to what is served."""

from pathlib import Path

import click

from ops.emotion.places import WEIGHTS
from ops.emotion.plainly import plain_errors
from ops.emotion.reporting import report_option, run_facts
from ops.settings import OURS, read_settings

_PARTS = 2


@click.command()
@click.option(
    "--weights",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of learned weights to serve; default: what attune.toml names, else emotion/weights.",
)
@report_option("export", always=True)
def export(*, weights: Path | None, report: Path | None) -> None:
    """Export weights, or the model that attune.toml names, to the int8 model that is served.

    With emotion_model set in attune.toml that model is converted: docs/emotion-life.md. Weights of your own
    (--weights) are kept beside what is served, and `build` and `learn` go on from them.
    What was served before stays for `rollback`. The page tells how far 8 bits stray and what it now says.
    """
    from emotion import Reader  # noqa: PLC0415  loads ONNX Runtime
    from emotion.export import export as run  # noqa: PLC0415  loads onnx
    from emotion.manifest import FILE_NAME  # noqa: PLC0415
    from emotion.parameters import WEIGHTS_FILE  # noqa: PLC0415
    from ops.emotion.bars import parts_bar  # noqa: PLC0415
    from ops.emotion.serve import make_replacement  # noqa: PLC0415

    settings = read_settings()
    folder = weights or WEIGHTS
    with plain_errors(), parts_bar(_PARTS) as begin:
        begin("making the 8-bit model")
        if weights is None and settings.emotion_model != OURS:
            made, data = make_replacement(settings), {"labels": Path(settings.emotion_labels)}
        else:
            # Weights of the shop's own lie in no release: the next build and `learn` need them.
            own = folder.resolve() != WEIGHTS.resolve()
            made = run(folder, settings.home / "emotion", keep_weights=own)
            data = {"weights": folder / WEIGHTS_FILE, "manifest": folder / FILE_NAME}
        begin("opening what is served")
        reader = Reader.open(made)
    click.echo(f"exported to {made}")
    if report is not None:
        from ops.emotion.pages import exported  # noqa: PLC0415  loads matplotlib

        with plain_errors():
            page = exported.write(reader, run_facts("export", model=reader.version, data=data), report)
        click.echo(f"wrote {page}", err=True)
