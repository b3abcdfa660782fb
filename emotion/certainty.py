"""Certainty: how sure a reading is of its direction: the upset, the neither or the glad labels together.

Anger and frustration side by side are not doubt about whether somebody is upset. The confidence in one
label cannot tell the two apart, so abstaining goes by this instead.
"""

import numpy as np
from numpy.typing import NDArray

from emotion.labels import DIRECTIONS, EMOTIONS

_COLUMNS = [[EMOTIONS.index(label) for label in EMOTIONS if label in part] for part in DIRECTIONS]


def directions(service: NDArray[np.float64]) -> NDArray[np.float64]:
    """Add up service probabilities (…, 8) to those of upset, neither and glad, (…, 3)."""
    return np.stack([service[..., columns].sum(axis=-1) for columns in _COLUMNS], axis=-1)


def certainty(service: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the probability of the likeliest direction, shape (…,), of service probabilities (…, 8)."""
    return np.asarray(directions(service).max(axis=-1))
