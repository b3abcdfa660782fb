"""Finds sizes: of clothes and shoes ("size 42", "in XL", "UK 7") and measures ("40 cm", "2 litres")."""

from __future__ import annotations

import re
from typing import Iterator

from bot.nlu.found import Found

_LETTERS = r"X{0,3}S|X{0,3}L|M|[2-4]XL"
_WORDED = r"(?:extra[ -])?(?:small|large)|medium"
_NUMBER = r"\d{1,3}(?:[.,]5)?"
_SYSTEM = r"(?:EU|UK|US)"
_UNIT = r"(?:cm|mm|centimet(?:re|er)s?|m|met(?:re|er)s?|inch(?:es)?|l|lit(?:re|er)s?|ml)"
NAMED = re.compile(
    rf"\bsizes? (?P<size>(?:{_SYSTEM} ?)?{_NUMBER}|{_LETTERS}|{_WORDED})(?![\w%€-])", re.IGNORECASE
)
SYSTEM = re.compile(rf"\b(?P<size>{_SYSTEM} ?{_NUMBER})(?!\w)")
# A letter alone is a size only as a capital: "in M", "an L instead of S".
LETTER = re.compile(rf"(?<![\w'’&.-])(?P<size>{_LETTERS})(?![\w'’&.-])")
WORDED = re.compile(
    rf"\b(?:in|an?|the|for a) (?P<size>{_WORDED})(?= (?:one|please|size|would|instead)|[.,!?]|$)",
    re.IGNORECASE,
)
MEASURE = re.compile(
    rf"(?<![\w.,€$£])(?P<size>\d{{1,4}}(?:[.,]\d+)?(?: ?[x×] ?\d{{1,4}}(?:[.,]\d+)?)* ?{_UNIT})(?!\w)",
    re.IGNORECASE,
)


def sizes(text: str) -> Iterator[Found]:
    """Yield the sizes in a message, the surest way of saying it first; letters and systems in capitals."""
    for pattern in (NAMED, SYSTEM, MEASURE, WORDED, LETTER):
        # In a message all in capitals a lone letter says nothing.
        if pattern is LETTER and text.isupper() and len(text) > 4:
            continue
        for match in pattern.finditer(text):
            said = match["size"]
            value = said.lower() if pattern in (MEASURE, WORDED) else said.upper()
            yield Found("size", match.start("size"), match.end("size"), value)
