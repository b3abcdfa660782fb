"""The demo shop's CSV files: how each value is written as a line, and read back.

Times in the files are relative to `BASE`; the loader moves them to the present.
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

# The moment at which everything in the files is true. Only differences to it matter.
BASE = datetime(2026, 1, 15, 12, 0, tzinfo=UTC)

FOLDER = Path("data/shop")
# Column -> how its text is read.
Readers = Mapping[str, Callable[[str], Any]]
_LIST_MARK = "|"


def write_values(path: Path, columns: Iterable[str], values: Iterable[Any]) -> None:
    """Write one line for each value, with these attributes as its columns."""
    names = list(columns)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(names)
        for value in values:
            writer.writerow([_written(getattr(value, name)) for name in names])


def read_lines(path: Path) -> Iterator[dict[str, str]]:
    """Yield each line of a file as a mapping."""
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def parse(line: Mapping[str, str], readers: Readers) -> dict[str, Any]:
    """Return the line's columns read as what they are; columns without a reader stay text."""
    return {name: readers[name](text) if name in readers else text for name, text in line.items()}


def columns_of(kind: type, *, without: Iterable[str] = ()) -> list[str]:
    """Return the column names of a dataclass."""
    return [field.name for field in fields(kind) if field.name not in set(without)]


def read_tuple(text: str) -> tuple[str, ...]:
    """Return "a|b" as ("a", "b")."""
    return tuple(text.split(_LIST_MARK)) if text else ()


def _written(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return _LIST_MARK.join(value)
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
