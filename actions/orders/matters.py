"""Matters: what a customer can want of an order, and the open case as the slot `case` holds it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from actions.orders.days import days_late, returnable
from store import Order, OrderStatus


class Matter(StrEnum):
    """What it is about."""

    STATUS = "status"
    CANCEL = "cancel"
    RETURN = "return"
    REFUND = "refund"
    LATE = "late"
    DAMAGED = "damaged"
    WRONG = "wrong"
    MISSING = "missing"
    CHANGE = "change"
    EXCHANGE = "exchange"


BY_INTENT: dict[str, Matter] = {
    "order_status": Matter.STATUS,
    "order_cancel": Matter.CANCEL,
    "order_return": Matter.RETURN,
    "refund_status": Matter.REFUND,
    "order_late": Matter.LATE,
    "order_damaged": Matter.DAMAGED,
    "order_wrong_item": Matter.WRONG,
    "order_missing_item": Matter.MISSING,
    "order_change": Matter.CHANGE,
    "order_exchange": Matter.EXCHANGE,
}

_MONEY_BACK = frozenset(
    {OrderStatus.REFUNDED, OrderStatus.RETURNED, OrderStatus.RETURN_REQUESTED, OrderStatus.CANCELLED}
)
_ARRIVED = frozenset({OrderStatus.DELIVERED})
_OPEN = frozenset(
    {
        OrderStatus.PROCESSING,
        OrderStatus.SHIPPED,
        OrderStatus.OUT_FOR_DELIVERY,
        OrderStatus.DELAYED,
        OrderStatus.LOST,
    }
)


@dataclass(frozen=True, slots=True)
class Case:
    """The open matter; `order_id` is "" while we do not know which order it is."""

    matter: Matter
    order_id: str = ""

    def __str__(self) -> str:
        return f"{self.matter}:{self.order_id}"


def read_case(slot: str | None) -> Case | None:
    """Return the case in the slot; None when it is empty or not one of ours."""
    matter, _, order_id = (slot or "").partition(":")
    return Case(Matter(matter), order_id) if matter in set(Matter) else None


def fits(order: Order, matter: Matter, now: datetime) -> bool:
    """Return whether the matter makes sense for the order as it stands."""
    status = order.status
    return {
        Matter.STATUS: status in _OPEN,
        Matter.CANCEL: status in {OrderStatus.PROCESSING, OrderStatus.DELAYED},
        Matter.RETURN: returnable(order, now),
        Matter.REFUND: status in _MONEY_BACK or order.refunded_cents > 0,
        Matter.LATE: trouble(order, now) is not None,
        Matter.DAMAGED: status in _ARRIVED,
        Matter.WRONG: status in _ARRIVED,
        Matter.MISSING: status in _ARRIVED,
        Matter.CHANGE: status in {OrderStatus.PROCESSING, OrderStatus.DELAYED},
        Matter.EXCHANGE: returnable(order, now),
    }[matter]


def trouble(order: Order, now: datetime) -> str | None:
    """Return what is wrong with an order on its face: "lost", "late", "refund"; None when nothing is."""
    if order.status is OrderStatus.LOST:
        return "lost"
    if order.status is OrderStatus.DELAYED or days_late(order, now) > 0:
        return "late"
    if order.status is OrderStatus.RETURNED and order.refunded_cents < order.total_cents:
        return "refund"
    return None


def most_pressing(orders: list[Order], now: datetime) -> Order | None:
    """Return the order most likely to be what a customer is upset about; None when all is well."""
    rank = {"lost": 0, "late": 1, "refund": 2}
    troubled = [order for order in orders if trouble(order, now)]
    return min(
        troubled,
        key=lambda order: (rank[trouble(order, now) or "refund"], -days_late(order, now)),
        default=None,
    )
