"""Graded pairs: of two messages with the same feeling, the stronger has to be read as the stronger."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from emotion.errors import BadData
from emotion.labels import GLAD, UPSET, Emotion
from emotion.reader import Reader, Scores
from emotion.training.data import text_of
from emotion.valence import valence


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


def score_pairs(reader: Reader, pairs: list[Pair]) -> tuple[Scores, Scores]:
    """Return the scores of the weaker messages and of the stronger ones."""
    weaker, stronger = ([getattr(pair, side) for pair in pairs] for side in ("weaker", "stronger"))
    return reader.score(weaker, alone=True), reader.score(stronger, alone=True)


def share_ordered(pairs: list[Pair], scores: tuple[Scores, Scores]) -> tuple[float, list[Pair]]:
    """Return the share of pairs in order (equal is not in order), and those that are not."""
    weaker, stronger = scores
    in_order = weaker.intensity < stronger.intensity
    return float(in_order.mean()), [pair for pair, right in zip(pairs, in_order, strict=True) if not right]


def share_ordered_by_valence(pairs: list[Pair], scores: tuple[Scores, Scores]) -> float | None:
    """Return the share of pairs whose stronger message feels worse, or with a glad feeling better.

    Pairs of a feeling that is neither good nor bad do not count; None where there are no others.
    """
    weaker, stronger = (valence(found.service, found.intensity) for found in scores)
    side = np.array([(pair.emotion in GLAD) - (pair.emotion in UPSET) for pair in pairs])
    in_order = (side * (stronger - weaker) > 0)[side != 0]
    return float(in_order.mean()) if len(in_order) else None
