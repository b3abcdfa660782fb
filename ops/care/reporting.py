"""Reporting: what each soothing wording did to the next message, with how sure that is."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from scipy import stats

from actions.care.effects import Effect, Effects
from actions.care.schema import CareTable
from actions.care.wording import Responses

_SURE = 0.95


@dataclass(frozen=True, slots=True)
class Line:
    """One wording.

    Attributes
    ----------
    calmed, lifted
        Mean change at the next message: anger and frustration gone (0–1), valence gained (0–2).
    low, high
        95 % interval of `calmed` (Student's t); None with fewer than two answers.
    """

    wording: str
    answered: int
    calmed: float
    lifted: float
    low: float | None
    high: float | None
    text: str


def lines(table: CareTable, responses: Responses, effects: Effects) -> list[Line]:
    """Return a line for every wording an answer may open with, family by family, the best first."""
    families = sorted({row.say for row in table.openings if row.say is not None})
    found = []
    for family in families:
        named = {name: words for name, words in responses.items() if _is_of(name, family, table)}
        of_family = [
            _line(f"{name}#{place}", effects.get(f"{name}#{place}", Effect()), str(variant.get("text") or ""))
            for name, words in named.items()
            for place, variant in enumerate(words)
        ]
        found += sorted(of_family, key=lambda line: -line.calmed)
    return found


def _is_of(name: str, family: str, table: CareTable) -> bool:
    return name == family or name in {f"{family}_{tone}" for tone in table.tones.values()}


def _line(wording: str, effect: Effect, text: str) -> Line:
    low, high = _interval(effect.calmed)
    lifted = sum(effect.lifted) / len(effect.lifted) if effect.lifted else 0.0
    return Line(wording, effect.count, effect.mean, lifted, low, high, text)


def _interval(values: Sequence[float]) -> tuple[float | None, float | None]:
    count = len(values)
    if count < 2:
        return None, None
    mean = sum(values) / count
    spread = math.sqrt(sum((value - mean) ** 2 for value in values) / (count - 1))
    half = float(stats.t.ppf((1 + _SURE) / 2, count - 1)) * spread / math.sqrt(count)
    return mean - half, mean + half
