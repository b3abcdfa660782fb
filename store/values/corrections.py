"""Correction: the emotion a person says a message really showed."""

from dataclasses import dataclass
from datetime import datetime

from store.values.turns import Turn


@dataclass(frozen=True, slots=True)
class Correction:
    """One person's word on one turn.

    Attributes
    ----------
    label
        The emotion; which ones there are is not the store's business.
    by
        Who said so: a name or id of the shop's own people, never of a customer.
    """

    turn_id: str
    label: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CorrectedTurn:
    """A corrected turn as something to learn from.

    Attributes
    ----------
    before
        The conversation's turns before it, oldest first, a few at most.
    """

    correction: Correction
    turn: Turn
    before: tuple[Turn, ...] = ()
