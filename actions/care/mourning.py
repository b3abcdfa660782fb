"""Mourning: whether a message speaks of somebody's death. Pure.

Narrower than the care table's words for bereavement, which only hold offers back: batteries die, too, and
nobody is to be condoled on them.
"""

import re
from collections.abc import Sequence
from typing import Final

_KIN: Final = (
    r"(?:husband|wife|partner|spouse|fianc[eé]e?|mum|mom|mother|dad|father|parents?|son|daughter|child|baby"
    r"|brother|sister|twin|gran|nan|nana|granny|grandma|grandmother|grandpa|grandad|granddad|grandfather|aunt"
    r"|auntie|uncle|cousin|niece|nephew|boyfriend|girlfriend|friend|neighbou?r|colleague|dog|cat)"
)
# "My mum died", "she died"; not "my mum's lamp died", nor "my dad bought a lamp and it died".
_DIED: Final = re.compile(
    rf"\b(?:{_KIN}(?:-in-law)?(?!'s)|she|he)(?:\W+\w+){{0,2}}?\W+died\b"
    rf"|\bdeath of (?:my|our|his|her|their|a)\W+(?:\w+\W+)?{_KIN}\b",
    re.IGNORECASE,
)
# Words that are said of things as well.
_OF_THINGS: Final = frozenset({"died", "death of"})


def unmistakable(words: Sequence[str]) -> list[str]:
    """Return the words of the list that are said of people only."""
    return [word for word in words if word.strip().lower() not in _OF_THINGS]


def tells_of_a_death(text: str) -> bool:
    """Return whether a doubtful word ("died") is said of a person."""
    return _DIED.search(text) is not None
