"""Finds how much somebody wants to spend, and says it as a number: "under fifty" is "50".

Only upper limits count: "over 100 euros" or "at least 20" give nothing. Numbers with another unit
("within 2 days", "6 years old") are no money.
"""

from __future__ import annotations

import re
from typing import Iterator, Optional

from bot.nlu.found import Found
from bot.nlu.words import NUMBER_TENS, NUMBER_UNITS

WORDS = {word: number for number, word in enumerate(NUMBER_UNITS)}
WORDS.update({word: 20 + 10 * number for number, word in enumerate(NUMBER_TENS)})
WORDS["fourty"] = 40


def _any(*phrases: str) -> str:
    return f"(?:{'|'.join(phrases)})"


_TENS = _any(*NUMBER_TENS, "fourty")
_DIGIT = _any(*NUMBER_UNITS[1:10])
_WORD = _any(
    rf"(?:(?:a|{_DIGIT})[ -])?(?:hundred|thousand|grand)",
    rf"{_TENS}(?:[ -]?{_DIGIT})?",
    *reversed(NUMBER_UNITS[1:]),
)
_DIGITS = r"\d{1,3}(?:[.,]\d{3})+(?!\d)|\d{1,6}(?:[.,]\d{1,2})?(?![\d%])"
_NUMBER = rf"(?:(?:{_DIGITS})|{_WORD}\b)"
_MONEY = _any(
    "€", r"\$", "£", ",-", _any("eur(?:os?)?", "dollars?", "usd", "gbp", "pounds?", "bucks?", "quid") + r"\b"
)
# What makes a number something else than money.
_UNIT = _any(
    *("days?", "weeks?", "months?", "years?", "yrs?", r"yo\b", "y/o", "hours?", "hrs?", r"min(?:ute)?s?\b"),
    *(r"cm\b", r"mm\b", r"m\b", "inch(?:es)?", r"kg\b", r"g\b", r"l\b", r"ml\b", "lit(?:re|er)s?", "watts?"),
    *("people", "persons?", "kids", "pieces?", "pcs", "items?", "stars?", r"of\b", r"x\b", r"am\b", r"pm\b"),
    *("o'?clock", r"th\b", r"st\b", "%", "percent"),
)
_NO_UNIT = rf"(?!\s*(?:-\s*)?{_UNIT})"
_LIMIT = _any(
    *("under", "below", "less than", "lower than", "cheaper than", "maximal(?:ly)?", "max(?:imum)?(?: of)?"),
    *(
        "up ?to",
        "at most",
        "at the most",
        "(?:no|not) more than",
        "not over",
        "not above",
        "nothing (?:over|above)",
    ),
    *("within", "limit(?:ed)?(?: is| of| to)?", "budget(?: is| of|:| about| around| max)?"),
    *("spend(?: about| around| up to| max)?", "for (?:about|under)", "around", "about", "roughly"),
    *(r"approx(?:imately)?\.?", "circa", r"ca\.?", "~", "<=?"),
)
_BEFORE = r"(?<![\w#.,/])"
_LOWER = ("over", "above", "from", "least", "more than", "min", "minimum", "off", ">")
_NO_LOWER = "".join(rf"(?<!{word} )" for word in _LOWER) + "(?<!>)"
_AMOUNT = rf"(?:[€$£]\s*)?(?P<high>{_NUMBER})"

RANGE = re.compile(
    rf"{_BEFORE}(?P<lead>between |from )?(?:[€$£]\s*)?(?P<low>{_NUMBER})\s*{_MONEY}?\s*(?:-|–|—|to|and|or)\s*"
    rf"{_AMOUNT}(?P<money>\s*{_MONEY})?{_NO_UNIT}",
    re.IGNORECASE,
)
UPPER = re.compile(rf"(?<!\w){_LIMIT}\s*(?:max\.?\s*)?{_AMOUNT}(?:\s*{_MONEY})?{_NO_UNIT}", re.IGNORECASE)
_AFTER = _any("max(?:imum)?", "tops", "at (?:the )?most", "or (?:less|under|cheaper)", "limit", "budget")
TRAILING = re.compile(rf"{_BEFORE}{_AMOUNT}(?:\s*{_MONEY})?\s*{_AFTER}\b", re.IGNORECASE)
BARE = re.compile(
    rf"{_NO_LOWER}{_BEFORE}(?:[€$£]\s*(?P<high>{_NUMBER})|(?P<high2>{_NUMBER})\s*{_MONEY})(?!\s*or more)",
    re.IGNORECASE,
)


def number_of(text: str) -> Optional[float]:
    """Return the number a piece of text means, or None when it means none."""
    plain = text.strip().lower()
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", plain):
        return float(re.sub(r"[.,]", "", plain))
    if re.fullmatch(r"\d+(?:[.,]\d{1,2})?", plain):
        return float(plain.replace(",", "."))
    parts = re.split(r"[ -]+", re.sub(rf"({_TENS})(?=[a-z])", r"\1 ", plain))
    total = 0.0
    for part in parts:
        if part == "a":
            continue
        if part in ("hundred", "thousand", "grand"):
            total = (total or 1) * (100 if part == "hundred" else 1000)
        elif part in WORDS:
            total += WORDS[part]
        else:
            return None
    return total or None


def amounts(text: str) -> Iterator[Found]:
    """Yield the upper limits in a message, the surest way of saying it first."""
    for match in RANGE.finditer(text):
        low, high = number_of(match["low"]), number_of(match["high"])
        said_so = match["lead"] or match["money"] or (low is not None and low >= 5)
        if low is not None and high is not None and low < high and said_so:
            yield _budget(match.start(), match.end(), high)
    for pattern in (UPPER, TRAILING, BARE):
        for match in pattern.finditer(text):
            said = match["high"] or match.groupdict().get("high2")
            value = number_of(said) if said else None
            if value:
                yield _budget(match.start(), match.end(), value)


def prices(text: str) -> Iterator[Found]:
    """Yield sums of money that are no limit: what was charged, paid or is owed."""
    for match in BARE.finditer(text):
        said = match["high"] or match["high2"]
        value = number_of(said)
        if value:
            find = _budget(match.start(), match.end(), value)
            yield Found("price", find.start, find.end, find.value)


def _budget(start: int, end: int, value: float) -> Found:
    return Found(
        "budget", start, end, f"{value:.2f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))
    )
