"""Bootstrap: between which values a macro-F1 lies, had other rows of the kind been drawn.

Percentile intervals (Efron and Tibshirani 1993, chapter 13). Rows that belong together, such as the
messages of one conversation, are drawn together.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from emotion.metrics import Flags

RESAMPLES = 1000
_TAILS = (2.5, 97.5)


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure and its 95 % interval."""

    value: float
    low: float
    high: float


def draw(
    rows: int,
    rng: np.random.Generator,
    *,
    groups: NDArray[np.int64] | None = None,
    resamples: int = RESAMPLES,
) -> NDArray[np.float32]:
    """Return how often each row is drawn in each resample, shape (resamples, rows).

    Parameters
    ----------
    groups
        Shape (rows,): rows of one number are drawn together.
    """
    groups = np.arange(rows) if groups is None else groups
    count = int(groups.max()) + 1
    times = rng.multinomial(count, np.full(count, 1.0 / count), size=resamples)
    return times[:, groups].astype(np.float32)


def resampled_macro_f1(gold: Flags, said: Flags, times: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return the macro-F1 in each resample, shape (resamples,); flags have shape (rows, labels).

    Labels that a resample happens to miss are left out of its mean; those that no row has score 0 in every
    one, as in the figure itself.
    """
    hits = times @ (gold & said).astype(np.float32)
    present = times @ gold.astype(np.float32)
    both = present + times @ said.astype(np.float32)
    missed = (present == 0) & gold.any(axis=0)
    scores = np.where(missed, np.nan, 2.0 * hits / np.maximum(both, 1.0))
    return np.asarray(np.nanmean(scores, axis=1), dtype=np.float64)


def interval(value: float, resampled: NDArray[np.float64]) -> Interval:
    """Return the figure with the percentiles of its resamples, shape (resamples,)."""
    low, high = np.percentile(resampled, _TAILS)
    return Interval(value, float(low), float(high))
