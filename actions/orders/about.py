"""A matter and an order: which answer speaks."""

from collections.abc import Callable

from actions.orders.altering import tell_changes, tell_exchange
from actions.orders.changes import ask_to_cancel, ask_to_return, tell_refund
from actions.orders.matters import Matter
from actions.orders.problems import put_right
from actions.orders.standing import tell_late, tell_status
from actions.reply import Reply
from actions.work import Work
from store import Order, OrderStatus

# Of these only the money can be late.
_ONLY_MONEY = frozenset({OrderStatus.REFUNDED, OrderStatus.CANCELLED, OrderStatus.RETURN_REQUESTED})
_CHANGES: dict[Matter, Callable[[Work, Order], Reply]] = {
    Matter.CANCEL: ask_to_cancel,
    Matter.RETURN: ask_to_return,
    Matter.REFUND: tell_refund,
    Matter.CHANGE: tell_changes,
    Matter.EXCHANGE: tell_exchange,
}


def about(work: Work, matter: Matter, order: Order, others: tuple[Order, ...] = ()) -> Reply:
    """Answer a matter about this order."""
    match matter:
        case Matter.STATUS:
            return tell_status(work, order, others)
        case Matter.LATE if order.status in _ONLY_MONEY and order.id in work.message.answered:
            return tell_refund(work, order)
        case Matter.LATE:
            return tell_late(work, order, others)
        case Matter.DAMAGED | Matter.WRONG | Matter.MISSING:
            return put_right(work, order, matter)
    return _CHANGES[matter](work, order)
