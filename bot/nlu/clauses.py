"""Cuts a message where one request may end and another begin; whether there are two is decided elsewhere."""

from __future__ import annotations

import re
from typing import List, Tuple

_CUT = re.compile(
    r"(?<!\s)\s*(?:(?<![.!?;])[.!?;]+\s+|,\s+(?=(?:and|also|plus|then|but|can|could|do|how|what|when|where|is|i|please)\b)|\s[-–—]\s|\n+"
    r"|\s(?=(?:and|also|plus|then|oh and|as well as)\s))",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"^(?:(?:and|also|plus|then|but|oh|btw|by the way|as well as|please|pls)[\s,]+)+", re.IGNORECASE
)
_WORD = re.compile(r"\w+")
LEAST_WORDS = 2
MOST_CLAUSES = 6


def clauses(text: str) -> List[Tuple[int, int]]:
    """Return start and end of the parts that could be requests of their own; none when fewer than two."""
    edges = [0]
    for match in _CUT.finditer(text):
        edges += [match.start(), match.end()]
    edges.append(len(text))
    found = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        link = _LINK.match(text[start:end])
        begin = start + (link.end() if link else 0)
        if len(_WORD.findall(text[begin:end])) >= LEAST_WORDS:
            found.append((begin, end))
    return found if 2 <= len(found) <= MOST_CLAUSES else []
