"""Sums in which what is newer weighs more, and how far one customer's are from the shop's average. Pure.

An event weighs twice as much as one so many days older. Written as growth from a fixed day, nothing that is
summed already has to be touched when an event is added; events are added one by one in the order of the log,
so into which pages and runs they fall makes no difference, to the last bit.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from store import Sums

_START = datetime(2024, 1, 1, tzinfo=UTC)
_DAY_S = 86_400.0
# Doublings a float can hold; at 30 days each they last for 80 years, and a date beyond them is a mistake.
_MOST = 1_000.0
# The weight of average events that every customer is given besides, so that few say little.
PRIOR = 5.0


def added(
    sums: Sums, number: int, at: datetime, values: Mapping[str, float], weight: float, *, days: float
) -> Sums:
    """Return the sums with one more event; one that is in them already changes nothing.

    Parameters
    ----------
    number
        Of the event in the log, from 1.
    values, weight
        What it adds.
    days
        So much newer, an event weighs twice as much.
    """
    if number <= sums.last:
        return sums
    growth = _growth(at, days)
    total = dict(sums.values)
    for name, value in values.items():
        total[name] = total.get(name, 0.0) + value * growth
    latest = at if sums.at is None else max(at, sums.at)
    return Sums(total, sums.weight + weight * growth, latest, sums.events + 1, number)


@dataclass(frozen=True, slots=True)
class Faded:
    """Sums as they are at one moment, when an event of that moment weighs what it says."""

    values: Mapping[str, float]
    weight: float

    @classmethod
    def of(cls, sums: Sums, now: datetime, *, days: float) -> Faded:
        """Return the sums as they are now."""
        growth = _growth(now, days)
        return cls({name: value / growth for name, value in sums.values.items()}, sums.weight / growth)


class Average:
    """What all customers' sums come to together; whoever is compared with it was counted in."""

    def __init__(self) -> None:
        self._values: dict[str, float] = {}
        self._weight = 0.0

    @property
    def sums(self) -> Faded:
        """What was counted in."""
        return Faded(self._values, self._weight)

    def add(self, one: Faded) -> None:
        """Count a customer in."""
        self._weight += one.weight
        for name, value in one.values.items():
            self._values[name] = self._values.get(name, 0.0) + value

    def leaning(self, one: Faded) -> dict[str, float]:
        """Return how far each of a customer's means is above the shop's, drawn towards it by `PRIOR`."""
        if not one.weight:
            return {}
        share, whole = one.weight / self._weight, one.weight + PRIOR
        return {name: (value - self._values[name] * share) / whole for name, value in one.values.items()}


def _growth(at: datetime, days: float) -> float:
    doublings = (at - _START).total_seconds() / (days * _DAY_S)
    return float(2.0 ** min(max(doublings, -_MOST), _MOST))
