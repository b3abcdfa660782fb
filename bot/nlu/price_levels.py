"""Finds which end of the shelf is meant where no sum is named: "not the cheap stuff", "something affordable".

Says "fine" and "finest", "cheap" and "cheapest", or "any" where the price is said not to matter.
"""

from __future__ import annotations

import re
from typing import Iterable, Iterator, Pattern, Tuple

from bot.nlu.found import Found
from bot.nlu.money_patterns import FILLER, NOT
from bot.nlu.numbers import NUMBER, one_of

_TURNED = rf"(?<!\w){NOT}(?: {FILLER}){{0,5}}"
_DEGREE = one_of("too | so | very | that | overly | all that | really | just | the | those | your | these")
_CHEAP = one_of("cheap(?:est|o|ish)? | low[- ]?(?:end|cost|budget) | bargain[- ]?(?:bin|basement)")
_DEAR = one_of("expensive | pricey | dear | costly | fancy | posh | luxurious | exclusive")
# "That isn't cheap" says that it costs too much, and "not cheap enough" wants it cheaper still.
_OF_A_PRICE = r"(?<!\bis )(?<!\bare )(?<!['’]s )(?<!\bwas )(?<!\bit )(?<!\bthat )(?!isn|aren|wasn)"
_NOT_CHEAP = (
    rf"{_OF_A_PRICE}{_TURNED}(?: {_DEGREE})* {_CHEAP}\b(?! enough\b)(?: (?:stuff|ones?|things?|kind))?"
)
_NOT_DEAR = rf"{_TURNED}(?: {_DEGREE})* {_DEAR}\b(?! enough\b)"
_FINE = one_of(
    r"""
    (?:more|bit|little|something|anything|rather|really) (?:expensive|exclusive|luxurious|upmarket|fancy|posh)
    | high(?:er)?[- ](?:end|priced?) | up-?market | up-?scale | premium | luxur(?:y|ious) | de ?luxe
    | top[- ](?:of[- ]the[- ]range|quality|notch|shelf) | pric(?:i|e)er | dearer | fancier | posher | classier
    | splash out | splurge | the (?:really )?good stuff
    """
)
_AFFORDABLE = one_of(
    r"""
    (?:something|anything|a|some|any|rather|ones?|fairly|the) (?:cheap|affordable|low[- ]?(?:cost|priced?))
    | inexpensive | reasonably[- ]priced | (?:tight|small|tiny|student) budget | on a budget
    | (?:good|great) value | (?:not|\w+n['’]t|without) break(?:ing)? the bank
    | (?:not|\w+n['’]t|without) cost(?:ing)? (?:the (?:earth|world)|a fortune|(?:too )?much)
    """
)
_ANY = one_of(
    rf"""
    (?:money|(?:price|budget|cost)s?) (?:(?:is|does)n['’]?t|(?:is|does) not) (?:an? )?(?:matter|object|issue)
    | (?:money|(?:the )?(?:price|budget|cost))(?: is|['’]s) no (?:object|issue|matter|problem) | at any price
    | no (?:price |budget |spending |upper )?limit | whatever (?:it costs|the price|the cost)
    | (?:regardless of|never mind|forget(?: about)?) (?:the |my )?(?:price|cost|budget|limit)
    | (?:over|above|more than) {NUMBER}(?: ?€| euros?| quid)? (?:is|would be) (?:also )?(?:ok(?:ay)?|fine)
    | (?:don['’]?t|do not) (?:care|mind)(?: about)? (?:the (?:price|cost)|what it costs|how much it costs)
    """
)
# That it does not matter, then the surest first: a "not" before it turns a word round.
_LEVELS: Tuple[Tuple[str, str], ...] = (
    ("any", _ANY),
    ("fine", _NOT_CHEAP),
    ("cheap", _NOT_DEAR),
    (
        "finest",
        one_of("most expensive | priciest | dearest(?= [a-z]) | fanciest | poshest | finest(?= [a-z])"),
    ),
    ("cheapest", one_of("cheapest | (?:lowest|least) (?:price|expensive)")),
    ("fine", _FINE),
    ("cheap", _AFFORDABLE),
)
_PATTERNS: Tuple[Tuple[str, Pattern[str]], ...] = tuple(
    (level, re.compile(rf"(?<!\w){words}(?!\w|[- ]looking)", re.IGNORECASE)) for level, words in _LEVELS
)


def any_price(text: str) -> Iterator[Found]:
    """Yield where the price is said not to matter; "over 100 is fine" is no floor."""
    return _found(text, _PATTERNS[:1])


def price_levels(text: str) -> Iterator[Found]:
    """Yield which end of the shelf is meant, the surest way of saying it first."""
    return _found(text, _PATTERNS[1:])


def _found(text: str, patterns: Iterable[Tuple[str, Pattern[str]]]) -> Iterator[Found]:
    for level, pattern in patterns:
        for match in pattern.finditer(text):
            yield Found("budget", match.start(), match.end(), level)
