"""Finds order numbers and writes them one way: "AT10001", or with another shop's letters."""

from __future__ import annotations

import re
import unicodedata
from typing import Iterator

from bot.nlu.found import Found

# With its letters or a "#" any length is taken, so that a mistyped or invented number can be answered as
# such; a bare number must have exactly five digits and stand where no price, postcode or phone number would.
MARKED = re.compile(
    r"(?<![\w/])(?:#\s?)?at[\s\-_.#:]{0,2}(?P<digits>\d{3,9})(?!\w)|(?<![\w/&])#\s?(?P<hashed>\d{3,9})(?!\w)",
    re.IGNORECASE,
)
# A shop's own system may use two other letters: docs/shop-backend.md. They must touch the digits, for
# "no 10001" names none.
LETTERED = re.compile(
    r"(?<![\w/&#.,:@+-])(?!at)(?P<letters>[a-z]{2})-?(?P<digits>[0-9]{5,12})(?![\w@-]|[.,:]\d)",
    re.IGNORECASE | re.ASCII,
)
SPELT = re.compile(r"(?<!\w)at and then (?P<digits>\d{5})(?!\d)", re.IGNORECASE)
_OTHER_CODES = ("zip", "zip code", "postcode", "post code", "postal code", "plz", "pin", "code")
_NOT_AFTER = "".join(rf"(?<!\b{word} )" for word in _OTHER_CODES)
_NOT_BEFORE = r"(?!\s*(?:€|\$|£|eur|dollar|pound|usd|bucks|times|people|km|days|views|calories))"
BARE = re.compile(
    rf"(?<![\w€$£.,/+:@-]){_NOT_AFTER}(?P<digits>\d{{5}})(?![\w@%€$£/-])(?![.,:]\d){_NOT_BEFORE}",
    re.IGNORECASE,
)


def order_numbers(text: str) -> Iterator[Found]:
    """Yield the order numbers in a message."""
    for pattern in (SPELT, MARKED, LETTERED, BARE):
        for match in pattern.finditer(text):
            parts = match.groupdict()
            # People with another keyboard type full-width or Arabic digits.
            digits = "".join(str(unicodedata.decimal(digit)) for digit in parts["digits"] or parts["hashed"])
            letters = parts.get("letters", "AT").upper()
            yield Found("order_number", match.start(), match.end(), f"{letters}{digits}")
