"""Valence: how good or bad a message feels, from its service probabilities and its intensity.

Intensity says how strongly, the probabilities say which way. The way is read from the glad labels together
less the upset ones; a clear lead of either counts in full, so that of two messages that are both plainly
upset the stronger is the worse, whichever of them the model is surer of.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from emotion.certainty import directions

_CLEAR: Final = 5.0  # a lead of 0.4 counts 0.96


def valence(service: NDArray[np.float64], intensity: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return -1 (the worst) to 1 (the best), shape (…,); 0 where there is no feeling, or no side to it.

    Parameters
    ----------
    service
        Shape (…, 8), rows sum to 1.
    intensity
        Shape (…,), 0-1.
    """
    upset, _, glad = np.moveaxis(directions(service), -1, 0)
    return np.asarray(np.tanh(_CLEAR * (glad - upset)) * intensity)
