"""Finds how much somebody wants to spend, and says it as a number: "under fifty" is "50".

Only upper limits count: "over 100 euros" or "at least 20" give nothing. Numbers with another unit
("within 2 days", "6 years old") are no money, and what was paid or charged is a price, not a limit.
"""

from __future__ import annotations

from typing import Callable, Iterator, Match, Optional, Pattern

from bot.nlu.found import Found
from bot.nlu.money_patterns import BARE, GOES_ON, NEARLY, RANGE, SETTLED, TRAILING, UPPER
from bot.nlu.numbers import number_of


def amounts(text: str) -> Iterator[Found]:
    """Yield the upper limits in a message, the surest way of saying it first."""
    for match in RANGE.finditer(text):
        low, high = number_of(match["low"]), number_of(match["high"])
        said_so = match["lead"] or match["money"] or match["sign"] or (low or 0) >= 5 and _goes_on(match)
        if low is not None and high is not None and low < high and said_so:
            yield _money("budget", match.start(), match.end(), high)
    yield from _sums("budget", text, UPPER, _is_limit)
    yield from _sums("budget", text, TRAILING)
    yield from _sums("budget", text, NEARLY, _is_about_a_sum)
    yield from _sums("budget", text, BARE)


def prices(text: str) -> Iterator[Found]:
    """Yield sums of money that are no limit, for messages in which nothing is looked for."""
    return _sums("price", text, BARE)


def settled_sums(text: str) -> Iterator[Found]:
    """Yield what a message says was paid or charged: no limit whatever the message is taken to be about."""
    return _sums("price", text, SETTLED)


def _sums(
    kind: str, text: str, pattern: Pattern[str], counts: Callable[[Match[str]], bool] = bool
) -> Iterator[Found]:
    for match in pattern.finditer(text):
        value = _value(match)
        if value and counts(match):
            around = "sum" if "sum" in pattern.groupindex else 0
            yield _money(kind, match.start(around), match.end(around), value)


def _is_limit(match: Match[str]) -> bool:
    """Return whether a number is money: "about one" and "around 30 cups" are not."""
    if match["money"] or match["sign"]:
        return True
    spelt_count = not match["high"][0].isdigit() and (number_of(match["high"]) or 0) < 5
    return not spelt_count and (bool(match["strict"]) or _goes_on(match))


def _is_about_a_sum(match: Match[str]) -> bool:
    return bool(match["money"]) or ((number_of(match["high"]) or 0) >= 10 and _goes_on(match))


def _goes_on(match: Match[str]) -> bool:
    return GOES_ON.match(match.string, match.end()) is not None


def _value(match: Match[str]) -> Optional[float]:
    said = next((match[name] for name in ("high", "high2", "high3") if match.groupdict().get(name)), None)
    return number_of(said) if said else None


def _money(kind: str, start: int, end: int, value: float) -> Found:
    said = f"{value:.2f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))
    return Found(kind, start, end, said)
