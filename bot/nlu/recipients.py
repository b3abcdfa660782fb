"""Finds for whom a thing is meant: "for my mum", "for a 6 year old", "my nephew turns ten".

Says it as typed, in lower case and without "for": who reads it decides what it means for the shelf.
"""

from __future__ import annotations

import re
from typing import Iterator

from bot.nlu.found import Found
from bot.nlu.words import KIN, NUMBER_UNITS

_KIN = rf"(?:{'|'.join(sorted(map(re.escape, KIN), key=len, reverse=True))})(?:[ -]in[ -]law)?"
_YEARS = rf"(?:\d{{1,2}}|{'|'.join(NUMBER_UNITS[1:17])})"
_AGE = rf"(?:{_YEARS}[ -]?(?:year|yr|month)s?[ -]?olds?|\d{{1,2}} ?y/?o)"
_OF = r"(?:my|our|his|her|their|a|an|the|some|two)"
_WHO = rf"(?:(?:\w+[ -]){{0,2}}{_AGE}(?: {_KIN})?|(?:[\w'’-]+ ){{0,2}}?{_KIN})"

FOR = re.compile(rf"(?<!\w)for (?P<who>(?:{_OF} )?{_WHO})(?!\w)", re.IGNORECASE)
AGED = re.compile(rf"(?<!\w)(?P<who>(?:my |an? )?{_AGE}(?: {_KIN})?)(?!\w)", re.IGNORECASE)
MINE = re.compile(rf"(?<!\w)(?P<who>my (?:\w+[ -]){{0,2}}?{_KIN})(?!\w)", re.IGNORECASE)

# Who "for me" or "for him" is, the message does not say.
_NOBODY = frozenset(("me", "him", "her", "them"))


def recipients(text: str) -> Iterator[Found]:
    """Yield the people things are meant for, the surest way of saying it first."""
    for pattern in (FOR, AGED, MINE):
        for match in pattern.finditer(text):
            if match["who"].lower() not in _NOBODY:
                yield Found("recipient", match.start(), match.end(), match["who"].lower())
