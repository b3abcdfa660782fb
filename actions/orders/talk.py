"""The shape every answer about an order shares: mood first, facts, next step; the topic remembered."""

from actions.care.kinds import Care
from actions.care.soothing import Answer, soothed
from actions.orders.matters import Case
from actions.pending import Pending
from actions.reply import Reply
from actions.work import Work
from store import Order


def answer(
    work: Work,
    content: Answer,
    order: Order | None,
    *,
    case: Case | None = None,
    pending: Pending | None = None,
) -> Reply:
    """Return the reply, with the slots that let the next message go on from here.

    Without `case` the matter counts as closed; without `pending` a yes would confirm nothing.
    """
    slots = {
        "order_number": order.id if order is not None else None,
        "case": str(case) if case is not None else None,
        "pending": str(pending) if pending is not None else None,
    }
    openings = work.policy.table.openings
    before = work.scene.before
    # A button pressed under soothing words goes on with the solution; more words would sound hollow.
    opened = work.message.is_payload and bool(before) and before[-1].care == Care.SOOTHE
    return soothed(content, work.voice, openings, text=work.message.text, slots=slots, opened=opened)
