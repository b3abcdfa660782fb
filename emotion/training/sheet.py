"""A sheet of labelled messages: every row checked, every bad one named by its line; all or nothing.

Columns: text, emotion; may have intensity (0-1, empty where nobody rated it), previous (the customer's
earlier messages joined by `TURN`, oldest first) and assistant (what the shop said last). Others are left
alone.
"""

import csv
import io
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from emotion.context import Context
from emotion.errors import BadRows
from emotion.labels import EMOTIONS, Emotion
from emotion.text import readable

TURN: Final = " ⏎ "  # between a customer's earlier messages, where a CSV holds them in one column
NEEDED: Final = ("text", "emotion")


@dataclass(frozen=True, slots=True)
class Labelled:
    """One good row; `intensity` is NaN where nobody rated it."""

    text: str
    emotion: Emotion
    intensity: float
    context: Context


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with the row that begins on this line, counted from 1."""

    line: int
    reason: str


def read_sheet(path: Path) -> list[Labelled]:
    """Return every row of a UTF-8 CSV.

    Raises
    ------
    BadRows
        With all that is wrong, if anything is.
    """
    found: list[Labelled] = []
    flaws: list[Flaw] = []
    first: dict[tuple[str, Context], tuple[int, Emotion]] = {}
    for line, row in _rows(path, flaws):
        try:
            labelled = _labelled(row)
        except ValueError as error:
            flaws.append(Flaw(line, str(error)))
            continue
        known, said = first.setdefault((labelled.text, labelled.context), (line, labelled.emotion))
        if said is not labelled.emotion:
            flaws.append(Flaw(line, f"the message of line {known} again, but {labelled.emotion}, not {said}"))
        found.append(labelled)
    if not found and not flaws:
        flaws.append(Flaw(1, "there is no row below the header"))
    if flaws:
        raise BadRows(str(path), [(flaw.line, flaw.reason) for flaw in flaws])
    return found


def _rows(path: Path, flaws: list[Flaw]) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Yield the rows that have all their fields, with their first line."""
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        flaws.append(Flaw(raw.count(b"\n", 0, error.start) + 1, "is not UTF-8; save the file as UTF-8"))
        return
    lines = csv.reader(io.StringIO(text, newline=""))
    header: list[str] | None = None
    before = 0
    try:
        for fields in lines:
            line, before = before + 1, lines.line_num
            if not fields:  # an empty line is no row
                continue
            if header is None:
                header = fields
                if missing := _missing(header):
                    flaws.append(Flaw(line, missing))
                    return
            elif len(fields) > len(header):
                flaws.append(Flaw(line, "has more fields than the header; put a text with commas in quotes"))
            elif len(fields) < len(header):
                flaws.append(Flaw(line, "has fewer fields than the header"))
            else:
                yield line, dict(zip(header, fields, strict=True))
    except csv.Error as error:
        flaws.append(Flaw(before + 1, f"is not CSV ({error}); nothing after it was looked at"))
    if header is None and not flaws:
        flaws.append(Flaw(1, _missing([])))


def _missing(header: list[str]) -> str:
    """Return what to say of a header that lacks a column; "" where it lacks none."""
    if missing := [name for name in NEEDED if name not in header]:
        there = f"there are {', '.join(map(repr, header))}" if header else "the file is empty"
        return f"has no column {', '.join(missing)}; {there}. The header names them, with commas between"
    return ""


def _labelled(row: Mapping[str, str]) -> Labelled:
    if not readable(row["text"]):
        raise ValueError("the text is empty")
    name = row["emotion"].strip().lower()
    if name not in set(EMOTIONS):
        raise ValueError(f"unknown emotion {row['emotion']!r}; there are {', '.join(EMOTIONS)}")
    previous = tuple(text.strip() for text in row.get("previous", "").split(TURN.strip()) if text.strip())
    context = Context(previous, row.get("assistant", ""))
    return Labelled(row["text"], Emotion(name), _intensity(row.get("intensity", "")), context)


def _intensity(text: str) -> float:
    if not text.strip():
        return math.nan
    try:
        strength = float(text)
    except ValueError:
        strength = math.nan
    if not 0.0 <= strength <= 1.0:
        raise ValueError(f"intensity {text!r} is not a number from 0 to 1")
    return strength
