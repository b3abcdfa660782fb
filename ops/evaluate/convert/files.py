"""Writes and reads the plain files of converters."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ops.errors import WrongInput


def write_csv(path: Path, rows: Iterable[Mapping[str, str]]) -> None:
    """Write rows under the keys of the first one."""
    listed = list(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(listed[0]))
        writer.writeheader()
        writer.writerows(listed)


def read_csv(path: Path, wanted: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield (line, row) pairs of a CSV file that must have these columns.

    Raises
    ------
    WrongInput
        With the line.
    """
    if not path.is_file():
        raise WrongInput(f"{path} is missing")
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        missing = [name for name in wanted if name not in (reader.fieldnames or ())]
        if missing:
            raise WrongInput(f"{path} line 1: there is no column {', '.join(missing)}")
        for row in reader:
            if None in row or None in row.values():
                raise WrongInput(f"{path} line {reader.line_num}: not as many cells as the header has")
            yield reader.line_num, row
