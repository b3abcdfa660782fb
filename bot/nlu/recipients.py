"""Finds for whom a thing is meant: "for my mum", "for a 6 year old", "my nephew turns ten".

Says it as typed, in lower case and without "for": who reads it decides what it means for the shelf.
"""

from __future__ import annotations

import re
from typing import Iterator

from bot.nlu.found import Found

_KIN = (
    "mum mom mother mama mummy mommy dad father papa daddy parents sister brother sis bro siblings son daughter child children kid kids baby babies "
    "toddler boy girl boys girls nephew niece cousin uncle aunt auntie grandma grandmother granny nan grandpa grandad grandfather grandparents "
    "granddaughter grandson wife husband hubby partner boyfriend girlfriend gf bf fiancé fiancée friend friends bestie mate colleague colleagues "
    "coworker boss teacher neighbour neighbor neighbours neighbors godson goddaughter godchild teenager teen teens student man men woman women "
    "guy lady ladies him her them myself me family couple twins grandkids grandchildren dog cat pet puppy kitten in-laws stepson stepdaughter stepdad stepmum"
)
KIN = "|".join(sorted(map(re.escape, _KIN.split()), key=len, reverse=True))
AGE = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen)[ -]?(?:year|yr|month)s?[ -]?olds?|\d{1,2} ?y/?o"
_OF = r"(?:my|our|his|her|their|a|an|the|some|two)"
_WHAT = rf"(?:(?:\w+[ -]){{0,2}}(?:{AGE})(?: (?:{KIN}))?|(?:[\w'’-]+ ){{0,2}}?(?:{KIN})(?:[ -]in[ -]law)?)"

FOR = re.compile(rf"(?<!\w)for (?P<who>(?:{_OF} )?{_WHAT})(?!\w)", re.IGNORECASE)
MINE = re.compile(rf"(?<!\w)(?P<who>my (?:\w+[ -]){{0,2}}?(?:{KIN})(?:[ -]in[ -]law)?)(?!\w)", re.IGNORECASE)
AGED = re.compile(rf"(?<!\w)(?P<who>(?:my |a |an )?(?:{AGE})(?: (?:{KIN}))?)(?!\w)", re.IGNORECASE)


def recipients(text: str) -> Iterator[Found]:
    """Yield the people things are meant for, the surest way of saying it first."""
    for pattern in (FOR, AGED, MINE):
        for match in pattern.finditer(text):
            if match["who"].lower() not in ("me", "him", "her", "them"):
                yield Found("recipient", match.start(), match.end(), match["who"].lower())
