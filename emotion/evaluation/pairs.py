"""Graded pairs: of two messages with the same feeling, the stronger has to be read as the stronger."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from emotion.errors import BadData
from emotion.labels import Emotion
from emotion.reader import Reader
from emotion.training.data import text_of


@dataclass(frozen=True, slots=True)
class Pair:
    """Two messages of one feeling."""

    weaker: str
    stronger: str
    emotion: Emotion


def read_pairs(path: Path) -> list[Pair]:
    """Read a CSV with the columns weaker, stronger, emotion.

    Raises
    ------
    BadData
        If it is not UTF-8 or lacks a column; with the line number, if a text is empty or a label unknown.
    """
    pairs = []
    reader = csv.DictReader(io.StringIO(text_of(path), newline=""))
    if not {"weaker", "stronger", "emotion"} <= set(reader.fieldnames or ()):
        raise BadData(f"{path} needs the columns weaker, stronger, emotion")
    for row in reader:
        place = f"{path}:{reader.line_num}"
        if not (row["weaker"] or "").strip() or not (row["stronger"] or "").strip():
            raise BadData(f"{place}: weaker and stronger must both hold a message")
        try:
            pairs.append(Pair(row["weaker"], row["stronger"], Emotion(row["emotion"])))
        except ValueError as error:
            raise BadData(f"{place}: {error}") from error
    if not pairs:
        raise BadData(f"{path} holds no pair")
    return pairs


def share_ordered(reader: Reader, pairs: list[Pair]) -> tuple[float, list[Pair]]:
    """Return the share of pairs in order (equal is not in order), and those that are not."""
    weaker = reader.score([pair.weaker for pair in pairs]).intensity
    stronger = reader.score([pair.stronger for pair in pairs]).intensity
    wrong = [pair for pair, a, b in zip(pairs, weaker, stronger, strict=True) if not a < b]
    return 1.0 - len(wrong) / len(pairs), wrong
