"""Numbers as people write and say them: "1.200,50", "2k", "thirty five", "a hundred and twenty"."""

from __future__ import annotations

import re
from typing import Optional

from bot.nlu.words import NUMBER_TENS, NUMBER_UNITS

WORDS = {word: number for number, word in enumerate(NUMBER_UNITS)}
WORDS.update({word: 20 + 10 * number for number, word in enumerate(NUMBER_TENS)})
WORDS.update({"fourty": 40, "couple": 2, "tenner": 10, "fiver": 5})
_SILENT = ("a", "an", "and", "of")
_TIMES = {"hundred": 100, "thousand": 1000, "grand": 1000}


def any_of(*phrases: str) -> str:
    """Return the pattern that matches one of these."""
    return f"(?:{'|'.join(phrases)})"


def one_of(phrases: str) -> str:
    """Return the pattern that matches one of the phrases, set apart by a bar with space around it."""
    return any_of(*re.split(r"\s+\|\s+", phrases.strip()))


_TENS = any_of(*NUMBER_TENS, "fourty")
_DIGIT = any_of(*NUMBER_UNITS[1:10])
_UNDER_HUNDRED = any_of(rf"{_TENS}(?:[ -]?{_DIGIT})?", *reversed(NUMBER_UNITS[10:]))
# A sum of a word alone: nobody means anything else by it.
NOTE = r"(?:a )?(?:tenner|fiver)"
_WORD = any_of(
    rf"(?:(?:an?|a couple(?: of)?|{_DIGIT})[ -])?(?:hundred|thousand|grand)"
    rf"(?:(?: and)?[ -]{_UNDER_HUNDRED}\b)?",
    _UNDER_HUNDRED,
    *reversed(NUMBER_UNITS[1:10]),
    NOTE,
)
_GROUPED = r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?|\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?"
_PLAIN = r"\d{1,6}(?:[.,]\d{1,2})?|\d{1,3}(?:[.,]\d)?k\b"
# "12.05." is a day; "15:30", "12/05" and "1.2.3" are no sums either.
_DAY = r"(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\."
_DIGITS = rf"(?!{_DAY})(?:{_PLAIN}|{_GROUPED})(?![\d%])(?![.,:/]\d)"
NUMBER = rf"(?:{_DIGITS}|{_WORD}(?=\b|ish\b))"


def number_of(text: str) -> Optional[float]:
    """Return the number a piece of text means, or None when it means none."""
    plain = text.strip().lower()
    if plain[:1].isdigit():
        return _of_digits(plain)
    total = 0.0
    for part in re.split(r"[ -]+", re.sub(rf"({_TENS})(?=[a-z])", r"\1 ", plain)):
        if part in _TIMES:
            total = (total or 1) * _TIMES[part]
        elif part in WORDS:
            total += WORDS[part]
        elif part not in _SILENT:
            return None
    return total or None


def _of_digits(plain: str) -> Optional[float]:
    if re.fullmatch(_GROUPED, plain):
        mark = "." if re.match(r"\d+\.", plain) else ","
        return float(plain.replace(mark, "").replace(",", "."))
    if re.fullmatch(_PLAIN, plain):
        return float(plain.rstrip("k").replace(",", ".")) * (1000 if plain.endswith("k") else 1)
    return None
