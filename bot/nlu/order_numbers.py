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
_ONLY_AT = re.compile(r"at\s")
_UNITS = r"€|\$|£|¥|eur|dollar|pound|usd|yen|chf|franc|kr\b|bucks|quid|times|people|km|days|views|calories"
BARE = re.compile(
    rf"(?<![\w€$£¥.,/+:@-])(?P<digits>\d{{5}})(?![\w@%€$£¥/-])(?![.,:]\d)(?!\s*(?:{_UNITS}))",
    re.IGNORECASE,
)
# What else five digits are, said within a few words before them …
_ELSE_BEFORE = re.compile(
    r"\b(?:zip|post ?code|postal|plz|pin|code|address|street|live[sd]?|living|moved|phone|call|tracking"
    r"|paid|pay|paying|cost|costs|price|worth|charged?|spent)\b[^.!?;\d]{0,25}$",
    re.IGNORECASE,
)
# … unless an order is spoken of in between; and a postcode stands before its town.
_ORDER_BEFORE = re.compile(
    r"\b(?:order|purchase|parcel|package|number|no|nr)\b[\W_]*(?:is|was|for)?[\W_]*$", re.IGNORECASE
)
# So many characters before a number say what it is.
_NEAR = 40
# "to 10115 Berlin"
_PLACE_BEFORE = re.compile(r"\b(?:to|in|at|from|near)\s+$", re.IGNORECASE)
_TOWN_AFTER = re.compile(r",? [A-ZÀ-Þ][a-zà-þ]+")


def order_numbers(text: str) -> Iterator[Found]:
    """Yield the order numbers in a message."""
    for pattern in (SPELT, MARKED, LETTERED, BARE):
        for match in pattern.finditer(text):
            parts = match.groupdict()
            group = "digits" if parts["digits"] else "hashed"
            # A small "at" apart from its digits may be the word.
            bare = pattern is BARE or _ONLY_AT.match(match.group()) is not None
            if bare and _is_something_else(text, match.start(group), match.end()):
                continue
            # People with another keyboard type full-width or Arabic digits.
            digits = "".join(str(unicodedata.decimal(digit)) for digit in parts[group])
            letters = parts.get("letters", "AT").upper()
            yield Found("order_number", match.start(), match.end(), f"{letters}{digits}")


def _is_something_else(text: str, start: int, end: int) -> bool:
    """Return whether a bare number is a postcode, a sum or the like by what stands around it."""
    before = text[max(0, start - _NEAR) : start]
    if _ORDER_BEFORE.search(before):
        return False
    town = _PLACE_BEFORE.search(before) is not None and _TOWN_AFTER.match(text, end) is not None
    return town or _ELSE_BEFORE.search(before) is not None
