"""A judgement: what was right and what was said for every row of one set with one label a row."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import TypedDict

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import confusion_matrix, precision_recall_fscore_support

from emotion.metrics import Flags, macro_f1, one_hot


class Row(TypedDict):
    """One label's line of a table."""

    precision: float
    recall: float
    f1: float
    rows: int


Table = dict[str, Row]


@dataclass(frozen=True)
class Judgement:
    """One set, read.

    Attributes
    ----------
    gold
        Columns of the right labels, shape (rows,).
    probabilities
        Shape (rows, labels).
    """

    labels: tuple[str, ...]
    gold: NDArray[np.int64]
    probabilities: NDArray[np.float64] = field(repr=False)

    @cached_property
    def said(self) -> NDArray[np.int64]:
        """Columns of the likeliest labels, shape (rows,)."""
        return np.asarray(self.probabilities.argmax(axis=1))

    @cached_property
    def right(self) -> NDArray[np.bool_]:
        """Whether the likeliest label is the right one, shape (rows,)."""
        return np.asarray(self.said == self.gold)

    @cached_property
    def confidence(self) -> NDArray[np.float64]:
        """Probability of the likeliest label, shape (rows,)."""
        return np.asarray(self.probabilities.max(axis=1))

    @property
    def flags(self) -> tuple[Flags, Flags]:
        """Right and said labels, each of shape (rows, labels)."""
        return one_hot(self.gold, len(self.labels)), one_hot(self.said, len(self.labels))

    @property
    def macro_f1(self) -> float:
        """Mean F1 over the labels."""
        return macro_f1(*self.flags)

    def table(self) -> Table:
        """Return each label's precision, recall, F1 and number of rows."""
        return tabulate(self.labels, self.gold, self.said)

    def confusion(self) -> NDArray[np.int64]:
        """Return row counts, shape (labels, labels): right ones down, said ones across."""
        return np.asarray(confusion_matrix(self.gold, self.said, labels=range(len(self.labels))))


def tabulate(labels: tuple[str, ...], gold: NDArray[np.generic], said: NDArray[np.generic]) -> Table:
    """Return the table of columns (rows,) or of flags (rows, labels)."""
    values = precision_recall_fscore_support(gold, said, labels=range(len(labels)), zero_division=0)
    return {
        str(label): Row(
            precision=round(float(p), 4), recall=round(float(r), 4), f1=round(float(f), 4), rows=int(n)
        )
        for label, p, r, f, n in zip(labels, *values, strict=True)
    }
