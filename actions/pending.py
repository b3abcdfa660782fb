"""Pending: what a yes would confirm, as the slot `pending` holds it ("cancel:AT10001")."""

from dataclasses import dataclass, field, replace
from enum import StrEnum


class Wait(StrEnum):
    """What we wait for a yes to."""

    CANCEL = "cancel"
    RETURN = "return"
    REPLACE = "replace"
    REFUND = "refund"
    CHOOSE = "choose"
    ABOUT = "about"
    WHICH = "which"
    BUY = "buy"
    ERASE = "erase"
    PERSON = "person"
    SETTLED = "settled"
    WISH = "wish"
    MEANT = "meant"


# Why something goes back: its quality was complained of.
QUALITY = "quality"


CHANGES_AN_ORDER = frozenset({Wait.CANCEL, Wait.RETURN, Wait.REPLACE, Wait.REFUND})
WAYS_OUT = CHANGES_AN_ORDER | {Wait.CHOOSE}


@dataclass(frozen=True, slots=True)
class Pending:
    """One open question.

    Attributes
    ----------
    target
        An order or impression id, for WHICH several with "+" between, for MEANT an intent; "" where none is
        needed.
    reason
        A word of ours, never the customer's; for WHICH the matter.
    times
        How often it was put in a row, about this target and with no way forward between.
    """

    wait: Wait
    target: str = ""
    reason: str = ""
    times: int = field(default=1, compare=False)

    def __str__(self) -> str:
        asked = f"{self.wait}:{self.target}:{self.reason}"
        return asked.rstrip(":") if self.times == 1 else f"{asked}:{self.times}"


# Asking for the same yes a third time would be deaf.
PUT_TWICE = 2
# A person was offered: a yes brings one.
BRINGS_ONE = Pending(Wait.PERSON)


def read_pending(slot: str | None) -> Pending | None:
    """Return the open question in the slot; None when it is empty or not one of ours."""
    wait, _, rest = (slot or "").partition(":")
    if wait not in set(Wait):
        return None
    target, _, rest = rest.partition(":")
    reason, _, times = rest.partition(":")
    return Pending(Wait(wait), target, reason, int(times) if times.isdecimal() else 1)


def counted(slot: str | None, before: Pending | None) -> str | None:
    """Return the slot with how often its question was put, given the one that was open until now.

    Choosing between two ways and then being asked for the yes is a step forward; every other question
    about a change of the same order is the same question in other words.
    """
    now = read_pending(slot)
    same = now is not None and before is not None and _ladder(now) == _ladder(before) is not None
    if now is None or before is None or not same:
        return slot
    return str(replace(now, times=before.times + 1))


def _ladder(pending: Pending) -> tuple[str, bool] | None:
    if pending.wait not in WAYS_OUT:
        return None
    return pending.target, pending.wait in {Wait.REPLACE, Wait.REFUND}
