"""Interests: what somebody is said to like, told by the shop's own names for kinds and traits of goods.

"My dad loves gardening" speaks of what is filed under garden. Finds only what the catalogue has a name for.
"""

import re
from collections.abc import Set

from actions.shelf.stock import Shelf, stems

_ENDINGS = ("ings", "ing", "ers", "er", "ed", "es", "s")
_LEAST = 3
# Of "for runners" the word that names is the other.
_NO_NAME = frozenset({"for"})
# Labels that say how something is sold or for whom, not what it is about.
NO_INTEREST = frozenset({"gift", "new", "sale", "practical", "everyday", "treat", "fun", "natural"})


def interests_in(text: str, shelf: Shelf) -> frozenset[str]:
    """Return the shop's names for what the text speaks of, whatever the form of the word."""
    said = _roots(text)
    return frozenset(name for name in _nameable(shelf) if _roots(name) <= said)


def interests_of(words: Set[str], shelf: Shelf) -> list[str]:
    """Return the shop's names that these stems spell."""
    return sorted(name for name in _nameable(shelf) if stems(name) - _NO_NAME <= words)


def _nameable(shelf: Shelf) -> list[str]:
    return [name for name in shelf.traits if name not in NO_INTEREST and stems(name)]


def _roots(text: str) -> set[str]:
    return {_root(word) for word in re.findall(r"[^\W\d_]{2,}", text.casefold())}


def _root(word: str) -> str:
    """Return the word without its ending: gardening, gardener and gardens are one."""
    word = f"{word[:-3]}y" if word.endswith("ies") else word
    ending = next((one for one in _ENDINGS if word.endswith(one) and len(word) - len(one) >= _LEAST), "")
    word = word.removesuffix(ending).removesuffix("e")
    return word[:-1] if len(word) > _LEAST and word[-1] == word[-2] else word
