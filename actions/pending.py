"""Pending: what a yes would confirm, as the slot `pending` holds it ("cancel:AT10001")."""

from dataclasses import dataclass
from enum import StrEnum


class Wait(StrEnum):
    """What we wait for a yes to."""

    CANCEL = "cancel"
    RETURN = "return"
    REPLACE = "replace"
    REFUND = "refund"
    CHOOSE = "choose"
    ABOUT = "about"
    BUY = "buy"
    ERASE = "erase"
    PERSON = "person"
    SETTLED = "settled"
    MEANT = "meant"


# Why something goes back: its quality was complained of.
QUALITY = "quality"


CHANGES_AN_ORDER = frozenset({Wait.CANCEL, Wait.RETURN, Wait.REPLACE, Wait.REFUND})


@dataclass(frozen=True, slots=True)
class Pending:
    """One open question.

    Attributes
    ----------
    target
        An order or impression id, or for MEANT an intent; "" where none is needed.
    reason
        A word of ours, never the customer's.
    """

    wait: Wait
    target: str = ""
    reason: str = ""

    def __str__(self) -> str:
        return ":".join((self.wait, self.target, self.reason)).rstrip(":")


def read_pending(slot: str | None) -> Pending | None:
    """Return the open question in the slot; None when it is empty or not one of ours."""
    wait, _, rest = (slot or "").partition(":")
    if wait not in set(Wait):
        return None
    target, _, reason = rest.partition(":")
    return Pending(Wait(wait), target, reason)
