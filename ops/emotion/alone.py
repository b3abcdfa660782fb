"""Alone: only one of a kind at a time, however the one before ended."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ops.errors import AlreadyTraining


@contextmanager
def alone(lock: Path, *, otherwise: str) -> Iterator[None]:
    """Hold a lock file, which the system releases with the process.

    Raises
    ------
    AlreadyTraining
        Saying `otherwise`, if another process holds it.
    """
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyTraining(otherwise) from None
        yield
