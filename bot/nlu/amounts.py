"""Finds how much somebody wants to spend, and says it as a number: "under fifty" is "50".

Only upper limits count: "over 100 euros" or "at least 20" give nothing. Numbers with another unit
("within 2 days", "6 years old") are no money.
"""

from __future__ import annotations

import re
from typing import Iterator, Optional

from bot.nlu.found import Found

UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
WORDS = {word: number for number, word in enumerate(UNITS.split())}
WORDS.update({word: 20 + 10 * number for number, word in enumerate(TENS.split())})
WORDS["fourty"] = 40

_UNIT = "|".join(UNITS.split()[1:10])
_WORD = (
    rf"(?:(?:(?:a|one|two|three|four|five|six|seven|eight|nine)[ -])?(?:hundred|thousand|grand)"
    rf"|(?:{TENS.replace(' ', '|')}|fourty)(?:[ -]?(?:{_UNIT}))?|{'|'.join(reversed(UNITS.split()[1:]))})"
)
_DIGITS = r"\d{1,3}(?:[.,]\d{3})+(?!\d)|\d{1,6}(?:[.,]\d{1,2})?(?![\d%])"
NUMBER = rf"(?:(?:{_DIGITS})|{_WORD}\b)"
MONEY = r"(?:€|\$|£|eur(?:o?s?)?\b|euros?\b|dollars?\b|usd\b|gbp\b|pounds?\b|bucks?\b|quid\b|,-)"
# What makes a number something else than money.
OTHER = (
    r"(?!\s*(?:-\s*)?(?:days?|weeks?|months?|years?|yrs?|yo\b|y/o|hours?|hrs?|min(?:ute)?s?\b|cm\b|mm\b|m\b|inch(?:es)?|kg\b|g\b"
    r"|l\b|ml\b|litres?|liters?|people|persons?|kids|pieces?|pcs|items?|stars?|of\b|x\b|am\b|pm\b|o'?clock|th\b|st\b|%|percent|watt?s?\b))"
)
LIMIT = (
    r"(?:under|below|less than|lower than|cheaper than|max(?:imum)?(?: of)?|maximal(?:ly)?|up ?to|at most|at the most|"
    r"(?:no|not) more than|not over|not above|nothing over|nothing above|within|limit(?:ed)?(?: is| of| to)?|"
    r"budget(?: is| of|:| about| around| max)?|spend(?: about| around| up to| max)?|around|about|roughly|approx(?:imately)?\.?|circa|"
    r"ca\.?|~|<=?|for about|for under)"
)
_LOWER = (
    r"(?<!over )(?<!above )(?<!from )(?<!least )(?<!more than )(?<!min )(?<!minimum )(?<!>)(?<!> )(?<!off )"
)

_BEFORE = r"(?<![\w#.,/])"
_AMOUNT = rf"(?:(?:€|\$|£)\s*)?(?P<high>{NUMBER})"
RANGE = re.compile(
    rf"{_BEFORE}(?P<lead>between |from )?(?:[€$£]\s*)?(?P<low>{NUMBER})\s*{MONEY}?\s*(?:-|–|—|to|and|bis|or)\s*{_AMOUNT}"
    rf"(?P<money>\s*{MONEY})?{OTHER}",
    re.IGNORECASE,
)
UPPER = re.compile(rf"(?<!\w){LIMIT}\s*(?:max\.?\s*)?{_AMOUNT}(?:\s*{MONEY})?{OTHER}", re.IGNORECASE)
TRAILING = re.compile(
    rf"{_BEFORE}{_AMOUNT}(?:\s*{MONEY})?\s*(?:max(?:imum)?\b|tops\b|at most\b|at the most\b|or less\b|or under\b|or cheaper\b|limit\b|budget\b)",
    re.IGNORECASE,
)
BARE = re.compile(
    rf"{_LOWER}{_BEFORE}(?:(?:€|\$|£)\s*(?P<high>{NUMBER})|(?P<high2>{NUMBER})\s*{MONEY})(?!\s*or more)",
    re.IGNORECASE,
)


def number_of(text: str) -> Optional[float]:
    """Return the number a piece of text means, or None when it means none."""
    plain = text.strip().lower()
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", plain):
        return float(re.sub(r"[.,]", "", plain))
    if re.fullmatch(r"\d+(?:[.,]\d{1,2})?", plain):
        return float(plain.replace(",", "."))
    parts = re.split(r"[ -]+", re.sub(rf"({TENS.replace(' ', '|')}|fourty)(?=[a-z])", r"\1 ", plain))
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


def _budget(start: int, end: int, value: float) -> Found:
    return Found(
        "budget", start, end, f"{value:.2f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))
    )
