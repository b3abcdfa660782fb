"""Our own labelled service messages: CSV in, arrays out."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from emotion.errors import BadData
from emotion.labels import EMOTIONS, Emotion
from emotion.training.data import Matrix, Rows, text_of
from emotion.training.sheet import read_sheet


def read_service(path: Path) -> Rows:
    """Read labelled service messages: a CSV as `emotion.training.sheet` describes it.

    Raises
    ------
    BadRows
        With the line number and reason of every row that cannot be used.
    """
    found = read_sheet(path)
    return Rows(
        tuple(one.text for one in found),
        np.zeros((len(found), 0), dtype=np.float32),
        np.eye(len(EMOTIONS), dtype=np.float32)[[EMOTIONS.index(one.emotion) for one in found]],
        np.array([one.intensity for one in found], dtype=np.float32),
        tuple(one.context for one in found),
    )


def read_labels(path: Path, texts: Sequence[str]) -> Matrix:
    """Read a second person's labels of the same texts in the same order: columns text, emotion.

    Raises
    ------
    BadData
        If it is not UTF-8, the texts are others, or a label is unknown.
    """
    rows = list(csv.DictReader(io.StringIO(text_of(path), newline="")))
    if [row.get("text") for row in rows] != list(texts):
        raise BadData(f"{path} does not label the same texts in the same order")
    try:
        places = [EMOTIONS.index(Emotion(row["emotion"])) for row in rows]
    except (KeyError, ValueError) as error:
        raise BadData(f"{path}: {error}") from error
    return np.eye(len(EMOTIONS), dtype=np.float32)[places]
