"""How far to trust the eight probabilities: the temperature, and below which certainty to abstain.

Both are fitted on held-out rows of every source a reader will meet, each source counting the same however
many rows it has.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from emotion.certainty import certainty

_TEMPERATURES = np.arange(0.5, 3.01, 0.05)
_CERTAINTIES = np.arange(0.34, 0.81, 0.02)
_LEAST_COVERAGE = 0.95  # a shop gets nothing out of a reader that shrugs at more than one message in twenty
_MOST_RIGHT = 0.5  # what is abstained from has to be wrong more often than right


@dataclass(frozen=True, slots=True)
class Judged:
    """One source's held-out rows: service logits (rows, 8) and the right labels' columns (rows,)."""

    logits: NDArray[np.float64]
    gold: NDArray[np.int64]

    def probabilities(self, temperature: float) -> NDArray[np.float64]:
        """Return shape (rows, 8), rows summing to 1."""
        powers = np.exp((self.logits - self.logits.max(axis=1, keepdims=True)) / temperature)
        return np.asarray(powers / powers.sum(axis=1, keepdims=True))


def choose_temperature(sources: Sequence[Judged]) -> float:
    """Return the temperature with the least negative log-likelihood.

    Guo et al. (2017), On Calibration of Modern Neural Networks, section 4.2.
    """

    def surprise(temperature: float) -> float:
        rights = [one.probabilities(temperature)[np.arange(len(one.gold)), one.gold] for one in sources]
        return float(np.mean([-np.log(np.maximum(right, 1e-12)).mean() for right in rights]))

    return round(float(min(_TEMPERATURES, key=surprise)), 2)


def choose_abstention(sources: Sequence[Judged], temperature: float) -> float:
    """Return the highest certainty below which readings are few and mostly wrong; 0 where there is none."""
    said = [one.probabilities(temperature) for one in sources]
    sure = [certainty(probabilities) for probabilities in said]
    right = [
        probabilities.argmax(axis=1) == one.gold for probabilities, one in zip(said, sources, strict=True)
    ]
    chosen = 0.0
    for limit in _CERTAINTIES:
        below = [certainties < limit for certainties in sure]
        coverage = 1.0 - np.mean([rows.mean() for rows in below])
        hits = [hit[rows].mean() for hit, rows in zip(right, below, strict=True) if rows.any()]
        if coverage >= _LEAST_COVERAGE and hits and np.mean(hits) <= _MOST_RIGHT:
            chosen = round(float(limit), 2)
    return chosen
