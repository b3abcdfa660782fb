"""Following the processes' output: to a file each, and by prefix to whoever watches."""

import threading
from pathlib import Path
from typing import IO, Protocol

MAX_BYTES = 5_000_000


class Watcher(Protocol):
    """Whoever is shown what the processes say."""

    def line(self, name: str, text: str) -> None:
        """A process said something."""

    def event(self, name: str, text: str) -> None:
        """Something happened to a process."""


class LogFile:
    """A log that never grows beyond twice MAX_BYTES: the newest part and the one before it."""

    def __init__(self, path: Path, max_bytes: int = MAX_BYTES) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        self._max_bytes = max_bytes
        self._file = path.open("ab")

    def write(self, line: bytes) -> None:
        """Append a line."""
        if self._file.tell() + len(line) > self._max_bytes:
            self._file.close()
            self._path.replace(self._path.with_name(self._path.name + ".1"))
            self._file = self._path.open("ab")
        self._file.write(line)
        self._file.flush()

    def close(self) -> None:
        """Write no more."""
        self._file.close()


def follow(name: str, stream: IO[bytes], log: Path, watcher: Watcher) -> threading.Thread:
    """Copy a process's output line by line until it ends; return the thread that does it."""

    def copy() -> None:
        file = LogFile(log)
        with stream:
            for line in stream:
                file.write(line)
                watcher.line(name, line.decode(errors="replace").rstrip())
        file.close()

    thread = threading.Thread(target=copy, name=f"log-{name}", daemon=True)
    thread.start()
    return thread


def tail(path: Path, lines: int = 15) -> str:
    """Return the last lines of a log, indented; nothing when there is none."""
    if not path.is_file():
        return ""
    text = path.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:]
    return "\n".join(f"    {line}" for line in text)
