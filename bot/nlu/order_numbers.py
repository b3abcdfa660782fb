"""Finds order numbers and writes them one way: "AT10001"."""

from __future__ import annotations

import re
from typing import Iterator

from bot.nlu.found import Found

# With its letters or a "#" any length is taken, so that a mistyped or invented number can be answered as such;
# a bare number must have exactly five digits and stand where no price, postcode, phone or code would.
MARKED = re.compile(
    r"(?<![\w/])(?:#\s?)?at[\s\-_.#:]{0,2}(?P<digits>\d{3,9})(?!\w)|(?<![\w/&])#\s?(?P<hashed>\d{3,9})(?!\w)",
    re.IGNORECASE,
)
SPELT = re.compile(r"(?<!\w)at and then (?P<digits>\d{5})(?!\d)", re.IGNORECASE)
BARE = re.compile(
    r"(?<![\w€$£.,/+:@-])(?<!zip )(?<!zip code )(?<!postcode )(?<!post code )(?<!postal code )(?<!plz )(?<!pin )(?<!code )"
    r"(?P<digits>\d{5})(?![\w@%€$£/-])(?![.,:]\d)(?!\s*(?:€|\$|£|eur|dollar|pound|usd|bucks|times|people|km|days|views|calories))",
    re.IGNORECASE,
)


def order_numbers(text: str) -> Iterator[Found]:
    """Yield the order numbers in a message."""
    for pattern in (SPELT, MARKED, BARE):
        for match in pattern.finditer(text):
            digits = match["digits"] or match.groupdict().get("hashed")
            yield Found("order_number", match.start(), match.end(), f"AT{digits}")
