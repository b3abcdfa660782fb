"""Who may speak about an order: the signed-in customer it belongs to, or a guest who showed it is theirs."""

from actions.work import Work
from store import Order

PROVEN = "proven_orders"  # the slot with the orders a guest has shown to be theirs; only actions set it


def own_order(work: Work, order_id: str) -> Order | None:
    """Return the order if it may be spoken about here; slots of the dialogue and buttons prove nothing."""
    order = work.shop.order(order_id)
    return order if order is not None and may_speak_of(work, order) else None


def may_speak_of(work: Work, order: Order) -> bool:
    """Return whether the order is the signed-in customer's, or proven in this conversation."""
    customer = work.scene.customer_id
    return order.customer_id == customer if customer is not None else order.id in proven(work)


def proven(work: Work) -> tuple[str, ...]:
    """Return ids of the orders this guest has proven, in the order of proving."""
    found = work.message.slots.get(PROVEN)
    return tuple(map(str, found)) if isinstance(found, list) else ()
