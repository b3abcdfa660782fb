"""Finds colours: "in dark green", "the navy one"."""

from __future__ import annotations

import re
from typing import Iterator

from bot.nlu.found import Found

_SHADES = (
    r"(?:(?:dark|light|pale|bright|deep|soft|dusty|sky|navy|royal|midnight|forest|olive|off|warm|cool)[ -])?"
)
_NAMES = "|".join(
    (
        "black|white|gr[ae]y|red|blue|green|yellow|orange|pink|purple|violet|brown|beige|cream|ivory|navy",
        "turquoise|teal|mint|olive|burgundy|maroon|lilac|lavender|gold|golden|silver|bronze|copper|anthracite",
        "charcoal|rose|coral|mustard|khaki|crimson|magenta|cyan|indigo|transparent|multicolou?red|colourful",
    )
)
COLOUR = re.compile(rf"(?<![\w-])(?P<colour>{_SHADES}(?:{_NAMES}))(?:ish)?(?![\w-])", re.IGNORECASE)


def colours(text: str) -> Iterator[Found]:
    """Yield the colours a message names, in lower case."""
    for match in COLOUR.finditer(text):
        yield Found("colour", match.start("colour"), match.end("colour"), match["colour"].lower())
