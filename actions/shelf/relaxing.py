"""Relaxing: what a wish is less of what cannot be met, and what says so. The least is given up first.

A colour is given up before the kind: a blue watering can is no answer to blue headphones.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from actions.shelf.budget import Budget
from actions.shelf.wish import Wish

_NO_WORDS: Final = frozenset[str]()
_COLOUR: Final[Mapping[str, Any]] = {"colour": None}
_WORDS: Final[Mapping[str, Any]] = {"words": _NO_WORDS}
_KIND: Final[Mapping[str, Any]] = {"category": None, "words": _NO_WORDS}
# What says it, what it says is missing, and what else is given up with it.
_STEPS: Final[tuple[tuple[str, str, Mapping[str, Any]], ...]] = (
    ("utter_nothing_in_colour", "colour", _COLOUR),
    ("utter_nothing_for_budget", "budget", {}),
    ("utter_nothing_like", "words", _WORDS),
    ("utter_nothing_in_colour", "colour", {**_COLOUR, **_WORDS}),
    ("utter_nothing_for_budget", "budget", _WORDS),
    ("utter_nothing_in_category", "category", _KIND),
    ("utter_nothing_in_colour", "colour", {**_COLOUR, **_KIND}),
    ("utter_nothing_for_budget", "budget", {**_COLOUR, **_KIND}),
    ("utter_nothing_like", "words", {**_COLOUR, **_KIND}),
)


def relaxed(wish: Wish) -> Iterator[tuple[str, Wish]]:
    """Yield response families with the wish less what they say is missing; each such wish once."""
    asked = {
        "colour": wish.colour is not None,
        "budget": wish.budget.is_named,
        "words": bool(wish.words),
        "category": wish.category is not None,
    }
    tried = [wish]
    for family, missing, changes in _STEPS:
        less = replace(wish, **changes)
        if missing == "budget":
            less = replace(less, budget=Budget(end=wish.budget.end))
        # What was not asked for cannot be what is missing.
        if asked[missing] and less not in tried:
            tried.append(less)
            yield family, less
