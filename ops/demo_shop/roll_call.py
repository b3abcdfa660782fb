"""Who is there to talk as, and what each customer's case is good for trying."""

from dataclasses import dataclass

from store import Order, OrderStatus, Store

_GOOD_FOR = {
    OrderStatus.DELAYED: "has a delayed order",
    OrderStatus.LOST: "has a lost parcel",
    OrderStatus.DELIVERED: "has a delivered order",
    OrderStatus.SHIPPED: "has a parcel on its way",
    OrderStatus.OUT_FOR_DELIVERY: "gets a parcel today",
    OrderStatus.PROCESSING: "can cancel an order",
    OrderStatus.CANCELLED: "has cancelled an order",
    OrderStatus.RETURN_REQUESTED: "waits for a return to be collected",
    OrderStatus.RETURNED: "waits for a refund",
    OrderStatus.REFUNDED: "got a refund",
    OrderStatus.REPLACEMENT_SENT: "waits for a replacement",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One customer's line; `order` and `status` are None without any order."""

    id: str
    name: str
    order: str | None
    status: str | None
    good_for: str


def roll_call(store: Store) -> list[Entry]:
    """Return everybody by id."""
    newest: dict[str, Order] = {}
    for order in store.orders.all():
        newest.setdefault(order.customer_id, order)
    return [_entry(one.id, one.name, newest.get(one.id)) for one in store.customers.all()]


def _entry(customer_id: str, name: str, order: Order | None) -> Entry:
    if order is None:
        return Entry(customer_id, name, None, None, "has never ordered")
    good_for = _GOOD_FOR[order.status]
    if order.status is OrderStatus.DELIVERED and "damaged" in order.note:
        good_for = "got a damaged parcel"
    return Entry(customer_id, name, order.id, order.status.value, good_for)
