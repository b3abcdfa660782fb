"""Real complaints to airlines, for measuring only: never train or tune on them.

The eight labels are read as three by adding up their probabilities; asking and being puzzled count as
neutral. That was decided before the first measurement.
"""

import csv
import io
from pathlib import Path
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from emotion.certainty import directions
from emotion.errors import BadData
from emotion.training.data import text_of

Array: TypeAlias = NDArray[np.float64]

SENTIMENTS: Final = ("negative", "neutral", "positive")


def read_airline(folder: Path) -> tuple[list[str], NDArray[np.int64]]:
    """Return the texts and their sentiments (indices into `SENTIMENTS`) of tweets.csv.

    Raises
    ------
    BadData
        If it is not UTF-8, holds no tweet, lacks a column or has a sentiment that is none.
    """
    path = folder / "tweets.csv"
    texts, sentiments = [], []
    reader = csv.DictReader(io.StringIO(text_of(path), newline=""), restval="")
    if not {"text", "airline_sentiment"} <= set(reader.fieldnames or ()):
        raise BadData(f"{path} needs the columns text and airline_sentiment")
    for row in reader:
        if row["airline_sentiment"] not in SENTIMENTS:
            raise BadData(f"{path}:{reader.line_num}: unknown sentiment {row['airline_sentiment']!r}")
        texts.append(row["text"])
        sentiments.append(SENTIMENTS.index(row["airline_sentiment"]))
    if not texts:
        raise BadData(f"{path} holds no tweet")
    return texts, np.array(sentiments)


def as_sentiments(service: Array) -> Array:
    """Add up service probabilities (rows, 8) to sentiments (rows, 3)."""
    return directions(service)
