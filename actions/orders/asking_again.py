"""The open question put again: which way, or the yes, as if it had just come up."""

from typing import Final

from actions.orders.about import about
from actions.orders.carry_out import ask_for_yes, ask_which
from actions.orders.matters import Matter
from actions.pending import Pending, Wait
from actions.reply import Reply
from actions.work import Work
from store import Order

_MATTERS: Final = {Wait.CANCEL: Matter.CANCEL, Wait.RETURN: Matter.RETURN}


def ask_again(work: Work, pending: Pending, order: Order) -> Reply:
    """Return the question about the change of this order once more."""
    if pending.wait is Wait.CHOOSE:
        return ask_which(work, order, pending.reason)
    if pending.wait in {Wait.REPLACE, Wait.REFUND}:
        return ask_for_yes(work, order, pending.wait, pending.reason)
    return about(work, _MATTERS.get(pending.wait, Matter.LATE), order)
