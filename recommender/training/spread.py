"""How widely a ranking spreads its first cards over the catalogue, and how much it leans on what is popular.

A ranking can be right about everybody and still show only best-sellers; accuracy does not see that.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recommender.training.data import TrainingSet
from recommender.training.evaluate import BATCH, Scorer

CARDS = 3
# Evenly over time; more moments change the third digit only.
MOST_MOMENTS = 5_000


@dataclass(frozen=True, slots=True)
class Spread:
    """Of the first cards in many moments.

    Parameters
    ----------
    coverage
        Share of the catalogue shown at least once, 0 to 1.
    gini
        Of how often each item is shown: 0 when all alike, towards 1 when one takes all.
    top_tenth
        Share of all cards that shows the most shown tenth of the catalogue.
    popularity
        How often what is shown was taken before, over the catalogue's mean; 1 leans on nothing.
    """

    coverage: float
    gini: float
    top_tenth: float
    popularity: float

    def metrics(self, name: str) -> dict[str, float]:
        """Return the figures under their names."""
        return {
            f"coverage3_{name}": self.coverage,
            f"gini3_{name}": self.gini,
            f"top_tenth3_{name}": self.top_tenth,
            f"popularity3_{name}": self.popularity,
        }


def spread(scorer: Scorer, seen: TrainingSet, test: TrainingSet) -> Spread:
    """Return how the best `CARDS` of every moment of `test` spread, by score alone.

    Parameters
    ----------
    seen
        The earlier events; what was taken in them is popular.
    """
    n_items = len(test.item_ids)
    rows = np.unique(np.linspace(0, len(test) - 1, min(len(test), MOST_MOMENTS)).astype(np.intp))
    shown = np.zeros(n_items, dtype=np.int64)
    k = min(CARDS, n_items)
    for start in range(0, len(rows), BATCH):
        scores = scorer(test.take(rows[start : start + BATCH]))
        shown += np.bincount(np.argpartition(-scores, k - 1, axis=1)[:, :k].ravel(), minlength=n_items)
    taken = np.bincount(seen.items[seen.grades > 0], minlength=n_items).astype(np.float64)
    return of_counts(shown, taken)


def of_counts(shown: NDArray[np.int64], taken: NDArray[np.float64]) -> Spread:
    """Return the figures of how often each item was shown and was taken before; both of shape (n_items,)."""
    n_items, cards = len(shown), int(shown.sum())
    rising = np.sort(shown)
    places = np.arange(1, n_items + 1)
    # Gini as the mean difference over twice the mean, from sorted counts (Dorfman 1979).
    gini = float(((2 * places - n_items - 1) @ rising) / (n_items * cards))
    tenth = max(1, round(n_items / 10))
    leaning = float(shown @ taken) / cards / float(taken.mean()) if taken.any() else float("nan")
    return Spread(
        coverage=float(np.count_nonzero(shown)) / n_items,
        gini=gini,
        top_tenth=float(rising[-tenth:].sum()) / cards,
        popularity=leaning,
    )
