"""Writing: files that are whole or not there at all, and in words what keeps them from being written."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from emotion.errors import CannotWrite


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Give a place beside a file to write to, which takes the file's place once all went well.

    The folder is made where there is none.

    Raises
    ------
    CannotWrite
        If the disk is full, or one may not write there.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with writing(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            yield beside
            beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


@contextmanager
def writing(place: Path) -> Iterator[None]:
    """Turn what the file system objects to into an error of this package.

    Raises
    ------
    CannotWrite
        As above.
    """
    try:
        yield
    except OSError as error:
        where = error.filename or place
        raise CannotWrite(
            f"{where} cannot be written: {error.strerror or error}. Is there room, and may this user write "
            "there?"
        ) from error
