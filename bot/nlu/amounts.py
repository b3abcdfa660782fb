"""Finds what somebody wants to spend, and says it in one short form.

"50" at most, "50+" at least, "20-40" between the two, "~50" about that; with "fine" or "cheap" behind it, or
alone, where an end of the shelf is named. Numbers with another unit ("within 2 days", "6 years old") are no
money, and what was paid or charged is a price, not a limit.
"""

from __future__ import annotations

from typing import Callable, Iterator, List, Match, Optional, Pattern

from bot.nlu import money_patterns as patterns
from bot.nlu.found import Found, settle
from bot.nlu.numbers import number_of
from bot.nlu.price_levels import any_price, price_levels

# Fewer than these, and with no word for money, are counted things rather than sums.
_SMALLEST_FLOOR = 5
_SMALLEST_OPEN = 10
# So many characters before a number tell whose it is.
_NEAR = 40

Counts = Callable[[Match[str]], bool]


def amounts(text: str) -> List[Found]:
    """Return what a message says about what may be spent; parts that belong together say the same."""
    return _joined(settle(_candidates(text)))


def prices(text: str) -> Iterator[Found]:
    """Yield sums of money that are no limit, for messages in which nothing is looked for."""
    return _sums("price", text, patterns.BARE)


def settled_sums(text: str) -> Iterator[Found]:
    """Yield what a message says was paid or charged: no limit whatever the message is taken to be about."""
    return _sums("price", text, patterns.SETTLED)


def _candidates(text: str) -> Iterator[Found]:
    """Yield what may be a limit, the surest way of saying it first."""
    yield from any_price(text)
    for match in patterns.RANGE.finditer(text):
        low, high = number_of(match["low"]), number_of(match["high"])
        said_so = match["lead"] or match["money"] or match["sign"] or (low or 0) >= 5 and _goes_on(match)
        if low is not None and high is not None and low < high and said_so:
            yield Found("budget", match.start(), match.end(), f"{_plain(low)}-{_plain(high)}")
    for match in patterns.COMPARED.finditer(text):
        floor = bool(match["more"]) != bool(match["turned"])
        value = number_of(match["high"])
        if value and (_is_floor(match) if floor and match["more"] else _is_limit(match, strict=True)):
            yield Found("budget", match.start(), match.end(), _plain(value) + "+" * floor)
    yield from _sums("budget", text, patterns.CEILING, _is_limit)
    yield from _sums("budget", text, patterns.SPENT, _is_limit)
    yield from _sums("budget", text, patterns.TRAILING)
    yield from _sums("budget", text, patterns.FLOOR, _is_floor, form="{}+")
    yield from _sums("budget", text, patterns.TRAILING_FLOOR, _is_open, form="{}+")
    yield from _sums("budget", text, patterns.ROUGH, _is_limit, form="~{}")
    yield from _sums("budget", text, patterns.NEARLY, _is_about_a_sum, form="~{}")
    yield from _sums("budget", text, patterns.BARE)
    yield from price_levels(text)


def _sums(
    kind: str, text: str, pattern: Pattern[str], counts: Counts = bool, *, form: str = "{}"
) -> Iterator[Found]:
    for match in pattern.finditer(text):
        value = _value(match)
        if value and counts(match):
            around = "sum" if "sum" in pattern.groupindex else 0
            yield Found(kind, match.start(around), match.end(around), form.format(_plain(value)))


def _is_limit(match: Match[str], *, strict: bool = False) -> bool:
    """Return whether a number is money: "about one" and "around 30 cups" are not."""
    if match["money"] or match["sign"]:
        return True
    spelt_count = not match["high"][0].isdigit() and (number_of(match["high"]) or 0) < 5
    said_so = strict or bool(match.groupdict().get("strict"))
    return not spelt_count and (said_so or _goes_on(match))


def _is_floor(match: Match[str]) -> bool:
    """Return whether a number is the least to be spent: no age ("over 50") and no count ("at least 2")."""
    if match["money"] or match["sign"]:
        return True
    start = match.start()
    of_people = patterns.OF_PEOPLE.search(match.string, max(0, start - _NEAR), start)
    from_somewhere = match.group().lower().startswith("from")
    enough = (number_of(match["high"]) or 0) >= _SMALLEST_FLOOR
    return enough and _goes_on(match) and not of_people and not from_somewhere


def _is_open(match: Match[str]) -> bool:
    return bool(match["money"] or match["sign"]) or (
        (number_of(match["high"]) or 0) >= _SMALLEST_OPEN and _is_floor(match)
    )


def _is_about_a_sum(match: Match[str]) -> bool:
    return bool(match["money"]) or ((number_of(match["high"]) or 0) >= 10 and _goes_on(match))


def _goes_on(match: Match[str]) -> bool:
    return patterns.GOES_ON.match(match.string, match.end()) is not None


def _joined(found: List[Found]) -> List[Found]:
    """Return the finds, with one saying for "over 20 but under 50, and not the cheap stuff"."""
    levels = [find.value for find in found if find.value.isalpha()]
    sums = [find.value for find in found if not find.value.isalpha()]
    floors = [value for value in sums if value.endswith("+")]
    ceilings = [value for value in sums if value[-1].isdigit() and value[0].isdigit() and "-" not in value]
    if len(floors) == 1 and ceilings and float(floors[0][:-1]) < float(ceilings[0]):
        sums = [f"{floors[0][:-1]}-{ceilings[0]}"]
    said = " ".join((*sums[:1], *levels[:1]))
    joint = len(found) > 1 and (len(sums) == 1 or bool(sums and levels))
    return [Found("budget", find.start, find.end, said) for find in found] if joint else found


def _value(match: Match[str]) -> Optional[float]:
    said = next((match[name] for name in ("high", "high2", "high3") if match.groupdict().get(name)), None)
    return number_of(said) if said else None


def _plain(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))
