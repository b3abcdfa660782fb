"""The shop in Attune's own database."""

from store import Customer, Order, Store, Voucher


class SqlShop:
    """Orders, customers and grants of the store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def customer(self, customer_id: str) -> Customer | None:
        """Return the customer."""
        return self._store.customers.get(customer_id)

    def order(self, order_id: str) -> Order | None:
        """Return the order."""
        return self._store.orders.get(order_id)

    def orders_of(self, customer_id: str) -> list[Order]:
        """Return the customer's orders, newest first."""
        return self._store.orders.of_customer(customer_id)

    def bought_product_ids(self, customer_id: str) -> set[str]:
        """Return what the customer bought and kept."""
        return self._store.orders.bought_product_ids(customer_id)

    def voucher(self, customer_id: str, code: str) -> Voucher | None:
        """Return what the customer was granted under the code; the checkout does not tell us of its use."""
        grant = self._store.grants.of_code(customer_id, code)
        if grant is None:
            return None
        return Voucher(grant.code, grant.customer_id, grant.kind, grant.cents, until=grant.until)

    def place(self, customer_id: str, product_id: str, *, key: str) -> Order:
        """Order one piece."""
        return self._store.orders.place(customer_id, product_id, key=key)

    def cancel(self, order_id: str) -> Order:
        """Cancel the order."""
        return self._store.orders.cancel(order_id)

    def request_return(self, order_id: str, reason: str) -> Order:
        """Register a return."""
        return self._store.orders.request_return(order_id, reason)

    def request_replacement(self, order_id: str, reason: str) -> Order:
        """Send it again."""
        return self._store.orders.request_replacement(order_id, reason)

    def refund(self, order_id: str, reason: str) -> Order:
        """Pay the whole sum back."""
        return self._store.orders.refund(order_id, reason)
