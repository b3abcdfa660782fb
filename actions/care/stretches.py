"""Stretches of the turns before a message: since something ended, and while goods are looked at. Pure."""

from collections.abc import Sequence

from actions.care.kinds import SHOWN, Outcome
from store import Turn

# Intents of a customer who looks at what was shown.
_OF_A_CARD = frozenset({"like", "dislike", "why_product"})


def since(before: Sequence[Turn], *ends: Outcome) -> Sequence[Turn]:
    """Return the turns after the last that came to one of these; all of them when none did."""
    for index in range(len(before) - 1, -1, -1):
        if before[index].outcome in ends:
            return before[index + 1 :]
    return before


def browsing(before: Sequence[Turn]) -> bool:
    """Return whether goods were shown last and since then there was talk of them only."""
    for turn in reversed(before):
        if turn.outcome in SHOWN:
            return True
        if turn.intent not in _OF_A_CARD:
            return False
    return False
