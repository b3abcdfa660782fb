"""How much an event still says: what a customer did last tells more of what comes next.

Age is measured in the customer's own history, not in days: 0 for the latest event, towards 1 for the first.
So a customer who came once a year ago is as fresh as one who came today.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from recommender.training.data import TrainingSet

# However old, an event keeps this share of its weight.
FLOOR = 0.23


def freshness(data: TrainingSet, half_life: float) -> NDArray[np.float32]:
    """Return the weight of each event, shape (n_events,), within FLOOR and 1.

    Parameters
    ----------
    half_life
        In shares of a customer's history; 0 means that age does not count. Guests' events, and those of
        one time, are all fresh.
    """
    found = np.ones(len(data), dtype=np.float32)
    if not half_life:
        return found
    order = np.lexsort((data.times, data.customers))
    owners, times = data.customers[order], data.times[order]
    ends = np.searchsorted(owners, owners, "right")
    counts = ends - np.searchsorted(owners, owners, "left")
    # Events of one time are as old as the last of them.
    changes = np.flatnonzero((np.diff(times) != 0) | (np.diff(owners) != 0))
    last = np.append(changes, len(order) - 1)
    last_of_time = last[np.searchsorted(last, np.arange(len(order)))]
    age = (ends - 1 - last_of_time) / counts
    weights = FLOOR + (1 - FLOOR) * 2.0 ** (-age / half_life)
    found[order] = np.where(owners >= 0, weights, 1.0)
    return found
