"""What the store holds after a conversation."""

from store import OrderStatus, Store


def status(store: Store, number: str) -> OrderStatus:
    """Return the status of an order that is there."""
    found = store.orders.get(number)
    assert found is not None
    return found.status
