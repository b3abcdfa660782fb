"""What the store holds after a conversation."""

from store import Order, OrderStatus, Store
from tests.actions.talker import Heard


def stored(store: Store, number: str) -> Order:
    """Return an order that is there."""
    found = store.orders.get(number)
    assert found is not None
    return found


def status(store: Store, number: str) -> OrderStatus:
    """Return the status of an order that is there."""
    return stored(store, number).status


def prices(store: Store, heard: Heard) -> list[int]:
    """Return what the products on the cards cost, in cents."""
    return [one.price_cents for one in store.products.many([card["product_id"] for card in heard.cards])]
