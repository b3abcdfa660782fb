"""Finds what a present is for: "birthday", "our anniversary", "secret santa"."""

from __future__ import annotations

import re
from typing import Dict, Iterator

from bot.nlu.found import Found

_NTH = r"(?:\d{1,2}(?:st|nd|rd|th) )?"
_SAID: Dict[str, str] = {
    "birthday": rf"{_NTH}(?:b(?:irth)?days?|turn(?:s|ing) (?:\d{{1,2}}|[a-z]+ty|ten|eighteen))",
    "wedding": r"weddings?|getting married",
    "anniversary": rf"{_NTH}(?:wedding )?anniversary",
    "christmas": r"christmas|x-?mas",
    "secret santa": r"secret santa",
    "easter": r"easter",
    "valentine's day": r"valentine'?s?(?: day)?",
    "mother's day": r"mother'?s'? day",
    "father's day": r"father'?s'? day",
    "graduation": r"graduation",
    "christening": r"christening|baptism",
    "housewarming": r"house-?warming",
    "retirement": r"retirement|retiring",
    "birth": r"baby shower|new baby|had a baby",
    "engagement": r"engagement",
    "farewell": r"farewell|leaving do",
    "new year": r"new year'?s?(?: eve)?",
    "halloween": r"hallowe'?en",
}
_PATTERNS = {name: re.compile(rf"(?<!\w)(?:{said})(?!\w)", re.IGNORECASE) for name, said in _SAID.items()}


def occasions(text: str) -> Iterator[Found]:
    """Yield the occasions a message names, by their usual name; the longer of two mentions first."""
    found = (
        Found("occasion", match.start(), match.end(), name)
        for name, pattern in _PATTERNS.items()
        for match in pattern.finditer(text)
    )
    yield from sorted(found, key=lambda find: find.start - find.end)
