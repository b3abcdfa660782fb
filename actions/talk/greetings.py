"""Greetings: by name, where we know it."""

from actions.work import Work


def first_name(work: Work) -> str:
    """Return the customer's first name; "" for a guest or someone whose name is gone."""
    if work.scene.customer_id is None:
        return ""
    customer = work.store.customers.get(work.scene.customer_id)
    return customer.name.split()[0] if customer is not None and customer.name.strip() else ""
