"""Append-only columns on disk: what was read once need not be read again.

One plain binary file a column and one manifest, which says how much of each file counts. It is replaced
atomically once the files are on the disk, so whatever a crash leaves behind the last commit is cut off, and
all columns end at the same commit. Columns are memory-mapped: reading them takes no memory of the process's
own.
Knows nothing of what the numbers mean.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

MANIFEST = "columns.json"


class ColumnLog:
    """Columns in one folder.

    Parameters
    ----------
    columns
        Name to NumPy type, like ``{"grade": "f4"}``.
    made_with
        Whatever the contents depend on; columns made with anything else are thrown away on opening, as are
        those that lost bytes.
    """

    def __init__(self, folder: Path, columns: Mapping[str, str], *, made_with: str) -> None:
        self._folder, self._made_with = folder, made_with
        self._types = {name: np.dtype(kind) for name, kind in columns.items()}
        self._lengths: dict[str, int] = {}
        self.marks: dict[str, int] = {}
        self._open()

    def length(self, name: str) -> int:
        """Return how many values a column has, those not committed yet included."""
        return self._lengths[name]

    def append(self, name: str, values: Iterable[Any]) -> None:
        """Add values to the end of a column; they count from the next commit on."""
        added = np.asarray(values, dtype=self._types[name])
        with self._path(name).open("ab") as file:
            file.write(added.tobytes())
        self._lengths[name] += len(added)

    def commit(self, **marks: int) -> None:
        """Let everything appended so far count, together with these numbers."""
        self.marks |= marks
        for name in self._types:
            with self._path(name).open("ab") as file:
                os.fsync(file.fileno())
        said = {"made_with": self._made_with, "lengths": self._lengths, "marks": self.marks}
        draft = self._folder / f".{MANIFEST}.{os.getpid()}"
        draft.write_text(json.dumps(said), encoding="utf-8")
        draft.replace(self._folder / MANIFEST)

    def read(self, name: str) -> NDArray[Any]:
        """Return a column, memory-mapped where it is not empty."""
        length, kind = self._lengths[name], self._types[name]
        if not length:
            return np.empty(0, dtype=kind)
        return np.memmap(self._path(name), dtype=kind, mode="r", shape=(length,))

    def clear(self) -> None:
        """Forget everything."""
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir(parents=True)
        self._lengths, self.marks = dict.fromkeys(self._types, 0), {}
        for name in self._types:
            self._path(name).touch()

    def _open(self) -> None:
        try:
            said = json.loads((self._folder / MANIFEST).read_text(encoding="utf-8"))
            self._lengths = {name: int(said["lengths"][name]) for name in self._types}
            self.marks = {str(name): int(mark) for name, mark in said["marks"].items()}
            whole = said["made_with"] == self._made_with and all(map(self._cut, self._types))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            whole = False
        if not whole:
            self.clear()

    def _cut(self, name: str) -> bool:
        """Cut off what was never committed; return False when committed bytes are missing."""
        size = self._lengths[name] * self._types[name].itemsize
        if self._path(name).stat().st_size < size:
            return False
        os.truncate(self._path(name), size)
        return True

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.bin"


class Words:
    """Texts by number, kept as one column of bytes.

    Parameters
    ----------
    name
        A column of type ``u1`` of the log.
    """

    def __init__(self, log: ColumnLog, name: str) -> None:
        self._log, self._name = log, name
        lines = bytes(log.read(name)).decode("utf-8").splitlines()
        self.numbers: dict[str, int] = {json.loads(line): number for number, line in enumerate(lines)}
        self._new: list[str] = []

    def number(self, text: str) -> int:
        """Return the text's number; a new text gets the next."""
        found = self.numbers.get(text)
        if found is None:
            found = self.numbers[text] = len(self.numbers)
            self._new.append(json.dumps(text))
        return found

    def append(self) -> None:
        """Append the new texts to the column."""
        if self._new:
            added = "".join(f"{line}\n" for line in self._new).encode("utf-8")
            self._log.append(self._name, np.frombuffer(added, dtype=np.uint8))
            self._new = []
