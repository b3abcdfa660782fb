"""What the order actions share: an open choice between replacement and refund is answered first."""

import re
from typing import ClassVar

from actions.orders.carry_out import CHOICES, ask_for_yes, own_order
from actions.orders.find import normal, order_numbers
from actions.orders.flow import attend_to
from actions.orders.matters import Matter
from actions.pending import Pending, Wait, read_pending
from actions.reply import Reply
from actions.turns.base import TurnAction
from actions.work import Work
from store import Order

_REFUND = re.compile(r"\b(refund\w*|money back|my money|reimburse\w*)\b", re.IGNORECASE)
_REPLACEMENT = re.compile(
    r"\b(replac\w*|new one|another one|send (it |them |one )?again|resend|re-send|exchange\w*|swap)\b",
    re.IGNORECASE,
)


class OrderTurn(TurnAction):
    """An action about one of the customer's orders; `usual` is what it is about by default."""

    usual: ClassVar[Matter] = Matter.STATUS

    def answer(self, work: Work) -> Reply:
        """Take a choice that was open; otherwise attend to the matter."""
        chosen = chosen_way(work)
        if chosen is not None:
            pending, order = chosen
            return ask_for_yes(work, order, pending.wait, pending.reason)
        return attend_to(work, self.matter(work))

    def matter(self, work: Work) -> Matter:  # noqa: ARG002 - for those that look at the message
        """Return what this call is about."""
        return self.usual


def chosen_way(work: Work) -> tuple[Pending, Order] | None:
    """Return what they chose when replacement or refund was the open question; None otherwise.

    A button names its own order; words answer the question that is open.
    """
    message = work.message
    pending = read_pending(message.slot("pending"))
    asked = pending is not None and pending.wait is Wait.CHOOSE
    choice = message.entity("choice")
    if choice in CHOICES:
        number = normal(message.entity("order_number") or (pending.target if pending and asked else ""))
        reason = pending.reason if pending and asked else "put right"
    elif asked and pending is not None and not message.is_payload:
        choice, number, reason = _in_words(message.text), pending.target, pending.reason
        if any(named != number for named in order_numbers(message)):
            return None
    else:
        return None
    order = own_order(work, number) if choice and number else None
    return (Pending(CHOICES[choice], number, reason), order) if order is not None and choice else None


def _in_words(text: str) -> str | None:
    refund, replacement = _REFUND.search(text) is not None, _REPLACEMENT.search(text) is not None
    if refund == replacement:
        return None
    return "refund" if refund else "replacement"
