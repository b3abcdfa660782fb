"""Calibration: whether readings that say 0.8 are right in 80 of 100 cases.

Expected calibration error (ECE) as in Guo et al. (2017), On Calibration of Modern Neural Networks, section 3,
with bins of equal mass (Nguyen and O'Connor 2015, section 3): equally wide ones leave some bins nearly empty,
and then the error hangs on a handful of rows.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BINS = 15


@dataclass(frozen=True, slots=True)
class Bin:
    """Rows of like confidence: how many, what they claim on average, how many of them are right (0-1)."""

    rows: int
    confidence: float
    accuracy: float


def reliability(confidence: NDArray[np.float64], right: NDArray[np.bool_], *, bins: int = BINS) -> list[Bin]:
    """Return bins of equal mass, from the least to the most confident; fewer where rows are fewer.

    Parameters
    ----------
    confidence, right
        Shape (rows,); the probability of the label said, and whether it is right.
    """
    order = np.argsort(confidence, kind="stable")
    parts = [part for part in np.array_split(order, bins) if len(part)]
    return [Bin(len(part), float(confidence[part].mean()), float(right[part].mean())) for part in parts]


def calibration_error(
    confidence: NDArray[np.float64], right: NDArray[np.bool_], *, bins: int = BINS
) -> float:
    """Return the mean distance of confidence and accuracy over bins of equal mass, weighted by rows (ECE)."""
    made = reliability(confidence, right, bins=bins)
    return sum(one.rows * abs(one.confidence - one.accuracy) for one in made) / len(confidence)
