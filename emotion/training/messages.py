"""Our own labelled service messages: CSV in, arrays out."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from emotion.context import Context
from emotion.errors import BadData
from emotion.labels import EMOTIONS, Emotion
from emotion.training.data import Matrix, Rows

TURN: Final = " ⏎ "  # between a customer's earlier messages, where a CSV holds them in one column


def read_service(path: Path) -> Rows:
    """Read our own service messages: a CSV with the columns text, emotion, intensity (0-1).

    Where it also has the columns previous (earlier messages joined by `TURN`, oldest first) and assistant,
    these become the rows' contexts.

    Raises
    ------
    BadData
        With the line number, if a column is missing or a value is not allowed.
    """
    texts: list[str] = []
    service: list[Matrix] = []
    intensity: list[float] = []
    contexts: list[Context] = []
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        columns = set(reader.fieldnames or ())
        if not {"text", "emotion", "intensity"} <= columns:
            raise BadData(f"{path} needs the columns text, emotion, intensity")
        for row in reader:
            try:
                label, strength = Emotion(row["emotion"]), float(row["intensity"])
            except (ValueError, TypeError) as error:
                raise BadData(f"{path}:{reader.line_num}: {error}") from error
            if not 0.0 <= strength <= 1.0:
                raise BadData(f"{path}:{reader.line_num}: intensity {strength} is not in 0-1")
            texts.append(row["text"])
            service.append(np.eye(len(EMOTIONS), dtype=np.float32)[EMOTIONS.index(label)])
            intensity.append(strength)
            contexts.append(_context(row))
    no_feelings = np.zeros((len(texts), 0), dtype=np.float32)
    strengths = np.array(intensity, dtype=np.float32)
    return Rows(tuple(texts), no_feelings, np.array(service), strengths, tuple(contexts))


def _context(row: Mapping[str, str | None]) -> Context:
    previous = (row.get("previous") or "").split(TURN.strip())
    return Context(tuple(text.strip() for text in previous if text.strip()), row.get("assistant") or "")


def read_labels(path: Path, texts: Sequence[str]) -> Matrix:
    """Read a second person's labels of the same texts in the same order: columns text, emotion.

    Raises
    ------
    BadData
        If the texts are others, or a label is unknown.
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    if [row.get("text") for row in rows] != list(texts):
        raise BadData(f"{path} does not label the same texts in the same order")
    try:
        places = [EMOTIONS.index(Emotion(row["emotion"])) for row in rows]
    except (KeyError, ValueError) as error:
        raise BadData(f"{path}: {error}") from error
    return np.eye(len(EMOTIONS), dtype=np.float32)[places]
