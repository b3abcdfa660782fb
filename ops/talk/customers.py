"""Whose conversation it is to be."""

from ops.errors import WrongInput
from store import Store


def check_customer(store: Store, customer_id: str | None) -> None:
    """Return when the customer is known, or a guest.

    Raises
    ------
    WrongInput
        If the shop has no such customer.
    """
    if customer_id is not None and store.customers.get(customer_id) is None:
        some = ", ".join(store.customers.ids(limit=3))
        if not some:
            raise WrongInput(f"there is no customer {customer_id!r}, nor any other: run ./attune build first")
        raise WrongInput(f"there is no customer {customer_id!r}; try {some}, or see ./attune customers")
