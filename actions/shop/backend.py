"""What a shop system must be able to do. Decides nothing: who may ask for what is the actions' matter."""

from typing import Protocol

from store import Customer, Order, Voucher


class ShopBackend(Protocol):
    """The shop's orders, customers and vouchers.

    Every method may raise `actions.errors.ShopUnavailable`: nothing was changed. A change may also raise
    `actions.errors.ChangeUnknown`: it may have been made, and repeating the call with the same values finds
    it done or does it. Every change is idempotent: asked for twice, it happens once.
    """

    def customer(self, customer_id: str) -> Customer | None:
        """Return the customer, None if the id is unknown."""

    def order(self, order_id: str) -> Order | None:
        """Return the order whosoever it is, None if there is none; the caller checks the owner."""

    def orders_of(self, customer_id: str) -> list[Order]:
        """Return the customer's orders, newest first."""

    def bought_product_ids(self, customer_id: str) -> set[str]:
        """Return what the customer bought and kept; cancelled, returned and refunded orders do not count."""

    def voucher(self, customer_id: str, code: str) -> Voucher | None:
        """Return the customer's own voucher; None for any other code, whosoever it is.

        Parameters
        ----------
        code
            In capitals.
        """

    def place(self, customer_id: str, product_id: str, *, key: str) -> Order:
        """Order one piece; a repeated key returns the first order.

        Raises
        ------
        store.UnknownCustomer, store.UnknownProduct, store.OutOfStock
        """

    def cancel(self, order_id: str) -> Order:
        """Cancel the order and pay back what was paid.

        Raises
        ------
        store.IllegalTransition, store.UnknownOrder
            Also of the other three changes: the order's state does not allow it, or there is none.
        """

    def request_return(self, order_id: str, reason: str) -> Order:
        """Register that a delivered order comes back; `reason` is a word of ours, never the customer's."""

    def request_replacement(self, order_id: str, reason: str) -> Order:
        """Send the order again, free of charge.

        Raises
        ------
        store.OutOfStock
            Besides those of `cancel`.
        """

    def refund(self, order_id: str, reason: str) -> Order:
        """Pay the whole sum back."""
