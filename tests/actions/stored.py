"""What the store holds after a conversation."""

from store import Order, OrderStatus, Store


def stored(store: Store, number: str) -> Order:
    """Return an order that is there."""
    found = store.orders.get(number)
    assert found is not None
    return found


def status(store: Store, number: str) -> OrderStatus:
    """Return the status of an order that is there."""
    return stored(store, number).status
