"""action_confirm: yes. Does exactly what was asked last, and nothing when nothing was asked."""

import re
from typing import Final

from actions.confirming import confirm
from actions.insisting import names_a_change
from actions.orders.flow import attend_to
from actions.orders.matters import Matter
from actions.pending import Wait, read_pending
from actions.reply import Reply
from actions.turns.base import TurnAction
from actions.turns.second import serve
from actions.work import Work

_ASKS: Final = re.compile(
    r"\W*(?:(?:and|but|so|ok|okay)\W+)*(?:when|where|why|how|what|which|who)\b", re.IGNORECASE
)


class ActionConfirm(TurnAction):
    """Carries out what a yes confirms."""

    action_name = "action_confirm"

    def attends(self, work: Work) -> bool:
        """Return whether it works; the yes to an erasure also counts while a person has the conversation."""
        pending = read_pending(work.message.slot("pending"))
        erasing = pending is not None and pending.wait is Wait.ERASE
        return erasing or super().attends(work)

    def answer(self, work: Work) -> Reply:
        """Do what is pending."""
        pending = read_pending(work.message.slot("pending"))
        if pending is not None and pending.wait is Wait.MEANT and not work.message.entity("choice"):
            return serve(self._house, work, pending.target) or confirm(work)
        matter = names_a_change(work)  # "actually yes, cancel it"
        if matter is None and pending is None and _asks_on(work):
            matter = Matter.STATUS  # "when exactly"
        return attend_to(work, matter) if matter is not None else confirm(work)


def _asks_on(work: Work) -> bool:
    """Return whether what was taken for a yes asks on about the order just told of."""
    number, message = work.message.slot("order_number"), work.message
    told = number is not None and number in message.answered and not message.is_payload
    return told and _ASKS.match(message.text) is not None
