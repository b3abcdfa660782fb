"""One `up` a checkout: a lock the system releases however the holder ends, and a note of what it runs."""

import fcntl
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from ops.errors import AlreadyRunning


def note_path(home: Path) -> Path:
    """Return where a running `up` notes its process id, ports and phase."""
    return home / "up.json"


def ensure_not_running(home: Path) -> None:
    """Raise AlreadyRunning when another `up` of this checkout runs."""
    note = running(home)
    if note is not None:
        pid, port = note.get("pid", "?"), note.get("page_port", "?")
        raise AlreadyRunning(
            f"Attune is already up here (process {pid}, page on port {port}). "
            f"Stop that one first: Ctrl-C where it runs, or kill {pid}."
        )


def running(home: Path) -> dict[str, object] | None:
    """Return the note of the `up` that runs now, None when none does."""
    path = home / "up.lock"
    if not path.is_file():
        return None
    with path.open("a") as file:
        if _take(file):
            return None
    try:
        note = json.loads(note_path(home).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return note if isinstance(note, dict) else {}


@contextmanager
def hold(home: Path) -> Iterator[None]:
    """Hold the checkout's lock; the note goes when it is let go.

    Raises
    ------
    AlreadyRunning
        If somebody else holds it.
    """
    home.mkdir(parents=True, exist_ok=True)
    with (home / "up.lock").open("a") as file:
        if not _take(file):
            ensure_not_running(home)
            raise AlreadyRunning("Attune is already up in this checkout")
        try:
            yield
        finally:
            note_path(home).unlink(missing_ok=True)


def write_note(home: Path, note: Mapping[str, object]) -> None:
    """Replace the note in one go, so that a reader never sees half of it."""
    draft = note_path(home).with_suffix(".draft")
    draft.write_text(json.dumps(dict(note)), encoding="utf-8")
    os.replace(draft, note_path(home))  # noqa: PTH105 — atomic on purpose


def _take(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
