"""The reader's errors, said as a line on standard error with exit status 2."""

from collections.abc import Iterator
from contextlib import contextmanager

import click


@contextmanager
def plain_errors() -> Iterator[None]:
    """Turn the package's errors into wrong input."""
    from emotion.errors import EmotionError  # noqa: PLC0415  the package loads ONNX Runtime

    try:
        yield
    except EmotionError as error:
        raise click.UsageError(str(error)) from error
