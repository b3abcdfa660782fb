"""From counts to figures with intervals, and the word "few" where they tell nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import numpy as np
from scipy.stats import binomtest

from ops.report.counting import Counts, Moods, Tally

# Below, a figure is shown in grey with its interval, and no bar is drawn.
FEW = 30
RESAMPLES = 1_000


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with its 95 % interval and what it rests on."""

    value: float
    low: float
    high: float
    n: int

    @property
    def few(self) -> bool:
        """Whether it rests on too little to be told as a finding."""
        return self.n < FEW


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table of offers."""

    name: str
    offers: int
    acceptance: Figure
    click_through: Figure
    bought: Figure
    refused: Figure
    coverage: float
    first: datetime | None
    last: datetime | None


def share(hits: int, n: int) -> Figure:
    """Return a share with Wilson's interval (Wilson 1927), which stays honest for small counts."""
    if not n:
        return Figure(float("nan"), 0.0, 1.0, 0)
    interval = binomtest(hits, n).proportion_ci(method="wilson")
    return Figure(hits / n, float(interval.low), float(interval.high), n)


def lines(tallies: dict[str, Tally], counts: Counts) -> list[Line]:
    """Return a row for each group of offers, the latest first."""
    newest = sorted(tallies, key=lambda name: (tallies[name].last is not None, tallies[name].last, name))
    return [_line(name, tallies[name], counts.catalogue) for name in reversed(newest)]


def mood_change(moods: Moods, *, seed: int = 0) -> Figure:
    """Return the mean change of the mood with an interval by bootstrap over conversations."""
    changes, talks = np.array(moods.changes), np.array(moods.talks)
    _, owner = np.unique(talks, return_inverse=True)
    sums, sizes = np.bincount(owner, weights=changes), np.bincount(owner)
    dice = np.random.default_rng(seed)
    means = np.empty(RESAMPLES)
    for row in range(RESAMPLES):
        drawn = dice.integers(0, len(sums), len(sums))
        means[row] = sums[drawn].sum() / sizes[drawn].sum()
    low, high = np.quantile(means, [0.025, 0.975])
    return Figure(float(changes.mean()), float(low), float(high), len(sums))


def _line(name: str, tally: Tally, catalogue: int) -> Line:
    return Line(
        name,
        tally.offers,
        share(tally.taken, tally.cards),
        share(tally.offers_taken, tally.offers),
        share(tally.bought, tally.cards),
        share(tally.refused, tally.cards),
        len(tally.products) / catalogue if catalogue else 0.0,
        tally.first,
        tally.last,
    )
