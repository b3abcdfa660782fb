"""Which status an order may move to, and from where. Pure: no clock, no database.

    processing ──► shipped ──► out_for_delivery ──► delivered ──► return_requested ──► returned
        │             │                                │                │                │
        ▼             ├──► delayed ──► lost            └──► replacement_sent             │
    cancelled         └─────── refunded ◄──────────────────────┴────────────────────────┘

The carrier's moves (shipped … lost, returned) arrive with the shop's data; the four changes a customer
can ask for are ruled here.
"""

from collections.abc import Mapping

from store.errors import IllegalTransition
from store.values import OrderStatus

_ALLOWED_FROM: Mapping[OrderStatus, frozenset[OrderStatus]] = {
    # A delayed parcel may be called off: the customer need not wait for what is late.
    OrderStatus.CANCELLED: frozenset({OrderStatus.PROCESSING, OrderStatus.DELAYED}),
    OrderStatus.RETURN_REQUESTED: frozenset({OrderStatus.DELIVERED}),
    OrderStatus.REPLACEMENT_SENT: frozenset(
        {OrderStatus.DELIVERED, OrderStatus.DELAYED, OrderStatus.LOST, OrderStatus.RETURN_REQUESTED}
    ),
    OrderStatus.REFUNDED: frozenset(
        {
            OrderStatus.DELIVERED,
            OrderStatus.DELAYED,
            OrderStatus.LOST,
            OrderStatus.RETURN_REQUESTED,
            OrderStatus.RETURNED,
        }
    ),
}


def allowed(now: OrderStatus, wanted: OrderStatus) -> bool:
    """Return whether a customer's request may move an order from `now` to `wanted`."""
    return now in _ALLOWED_FROM.get(wanted, frozenset())


def check(order_id: str, now: OrderStatus, wanted: OrderStatus) -> bool:
    """Return True if the change is to be made, False if it has been made already.

    Raises
    ------
    IllegalTransition
        If the order's status does not allow it.
    """
    if now == wanted:
        return False
    if not allowed(now, wanted):
        possible = ", ".join(sorted(_ALLOWED_FROM.get(wanted, frozenset()))) or "no status"
        raise IllegalTransition(f"order {order_id} is {now}; {wanted} is possible from {possible}")
    return True
