"""The reader's errors, said as a line on standard error with exit status 2."""

from collections.abc import Iterator
from contextlib import contextmanager

import click


@contextmanager
def plain_errors() -> Iterator[None]:
    """Turn the package's errors into wrong input; what is nobody's input is left to `ops.plainly`."""
    from emotion.errors import CannotWrite, EmotionError, ExportMismatch  # noqa: PLC0415  loads ONNX Runtime

    try:
        yield
    except (CannotWrite, ExportMismatch):
        raise
    except EmotionError as error:
        raise click.UsageError(str(error)) from error
