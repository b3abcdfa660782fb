"""What a way of recommending is, and how its settings are chosen without looking at the test."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from recommender.training import TrainingSet
from recommender.training.evaluate import Scorer

# What may be seen, and a seed; a scorer over events of the same data set.
Way = Callable[[TrainingSet, int], Scorer]
# How good a way is when fitted and judged within this data.
Judge = Callable[[TrainingSet, Way], float]


class Tuned:
    """A way with several settings; the best one is chosen within what may be seen.

    Parameters
    ----------
    ways
        By a name for the settings.
    judge
        Splits the data it gets once more.
    """

    def __init__(self, ways: Mapping[str, Way], judge: Judge) -> None:
        self._ways, self._judge = ways, judge
        self._known: dict[str, str] = {}

    def __call__(self, seen: TrainingSet, seed: int) -> Scorer:
        """Fit with the best settings."""
        return self._ways[self.choose(seen)](seen, seed)

    def choose(self, seen: TrainingSet) -> str:
        """Return the name of the best settings; asked again for the same data, it remembers."""
        if len(self._ways) == 1:
            return next(iter(self._ways))
        key = seen.content_hash()
        if key not in self._known:
            found = {name: self._judge(seen, way) for name, way in self._ways.items()}
            self._known[key] = max(found, key=found.__getitem__)
        return self._known[key]

    @property
    def chosen(self) -> list[str]:
        """What was chosen, once a data set."""
        return list(self._known.values())
