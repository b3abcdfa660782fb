"""Counting out: "the second one", "the first and the last", of what stands in a row. Pure."""

import re
from typing import Final

# A place counts where it is one of things: "the last time" and "how long does it last" name none.
_PLACES: Final = tuple(
    (re.compile(rf"\b(?:{words})\b(?! (?:times?|place|of all)\b)", re.IGNORECASE), place)
    for words, place in (
        (
            r"(?<!at )first|1st|number (?:1|one)|(?:top|upper|former) (?:one|order)"
            r"|the (?:top|upper|former)(?=\W*$)",
            0,
        ),
        (r"(?<!\ba )second|2nd|middle|number (?:2|two)", 1),
        (r"third|3rd|number (?:3|three)", 2),
        (
            r"(?:the|and) last(?! (?:days?|weeks?|months?|years?))|last one"
            r"|(?:bottom|lower|latter) (?:one|order)|the (?:bottom|lower|latter)(?=\W*$)",
            -1,
        ),
    )
)


def counted_out(text: str, count: int) -> list[int]:
    """Return which of `count` things in a row are counted out, by index from 0, in their order."""
    named = (place % count for words, place in _PLACES if place < count and words.search(text))
    return sorted(set(named)) if count else []
