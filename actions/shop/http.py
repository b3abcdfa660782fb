"""The shop over HTTP: a shop system of one's own answers documented JSON (docs/shop-backend.md).

A change carries an idempotency key made of what is changed, so a repetition, ours or the customer's, is
the same request to the shop. Reads no settings and decides nothing.
"""

from collections.abc import Mapping
from typing import TypeVar
from urllib.parse import quote

import httpx
from pydantic import BaseModel, ValidationError

from actions.shop.line import Line
from actions.shop.wire import WireCustomer, WireOrder, WireOrders, WireProblem, WireVoucher
from store import (
    Customer,
    IllegalTransition,
    Order,
    OrderStatus,
    OutOfStock,
    UnknownCustomer,
    UnknownOrder,
    UnknownProduct,
    Voucher,
)

_REFUSALS: Mapping[str, type[Exception]] = {
    "not_possible": IllegalTransition,
    "out_of_stock": OutOfStock,
    "unknown_customer": UnknownCustomer,
    "unknown_product": UnknownProduct,
}
_Wire = TypeVar("_Wire", bound=BaseModel)
_NEVER_KEPT = frozenset({OrderStatus.CANCELLED, OrderStatus.RETURNED, OrderStatus.REFUNDED})


class HttpShop:
    """A shop system at the other end of a line."""

    def __init__(self, line: Line) -> None:
        self._line = line

    def customer(self, customer_id: str) -> Customer | None:
        """Return the customer."""
        found = self._read(_path("customers", customer_id), WireCustomer)
        return found.customer() if found is not None else None

    def order(self, order_id: str) -> Order | None:
        """Return the order."""
        found = self._read(_path("orders", order_id), WireOrder)
        return found.order() if found is not None else None

    def orders_of(self, customer_id: str) -> list[Order]:
        """Return the customer's orders, newest first, whatever order the shop sends them in."""
        found = self._read(_path("customers", customer_id, "orders"), WireOrders)
        orders = [wire.order() for wire in found.orders] if found is not None else []
        # A shop that answers with somebody else's orders must not make us show them.
        own = [order for order in orders if order.customer_id == customer_id]
        return sorted(own, key=lambda order: order.placed_at, reverse=True)

    def bought_product_ids(self, customer_id: str) -> set[str]:
        """Return what the customer bought and kept, by the orders."""
        kept = (order for order in self.orders_of(customer_id) if order.status not in _NEVER_KEPT)
        return {line.product_id for order in kept for line in order.lines}

    def voucher(self, customer_id: str, code: str) -> Voucher | None:
        """Return the customer's own voucher, whatever else the shop may answer."""
        found = self._read(_path("customers", customer_id, "vouchers", code), WireVoucher)
        return found.voucher(code) if found is not None and found.customer_id == customer_id else None

    def place(self, customer_id: str, product_id: str, *, key: str) -> Order:
        """Order one piece."""
        body = {"customer_id": customer_id, "product_id": product_id}
        return self._write("orders", body, key=f"place:{customer_id}:{key}")

    def cancel(self, order_id: str) -> Order:
        """Cancel the order."""
        return self._change(order_id, "cancel", "")

    def request_return(self, order_id: str, reason: str) -> Order:
        """Register a return."""
        return self._change(order_id, "return", reason)

    def request_replacement(self, order_id: str, reason: str) -> Order:
        """Send it again."""
        return self._change(order_id, "replacement", reason)

    def refund(self, order_id: str, reason: str) -> Order:
        """Pay the whole sum back."""
        return self._change(order_id, "refund", reason)

    def _change(self, order_id: str, what: str, reason: str) -> Order:
        path = _path("orders", order_id, what)
        return self._write(path, {"reason": reason}, key=f"{what}:{order_id}")

    def _read(self, path: str, shape: type[_Wire]) -> _Wire | None:
        status, body = self._line.ask("GET", path)
        if status == httpx.codes.NOT_FOUND:
            self._line.went_well()
            return None
        return self._shaped(status, body, shape)

    def _write(self, path: str, body: Mapping[str, str], *, key: str) -> Order:
        status, answer = self._line.ask("POST", path, json=dict(body), headers={"Idempotency-Key": key})
        if status == httpx.codes.NOT_FOUND:
            raise UnknownOrder(f"the shop knows no {path!r}")
        if status == httpx.codes.CONFLICT:
            problem = self._shaped(httpx.codes.OK, answer, WireProblem).error
            raise _REFUSALS.get(problem, IllegalTransition)(f"the shop refused {path!r}: {problem[:40]!r}")
        return self._shaped(status, answer, WireOrder, changed=True).order()

    def _shaped(self, status: int, body: bytes, shape: type[_Wire], *, changed: bool = False) -> _Wire:
        if status not in {httpx.codes.OK, httpx.codes.CREATED}:
            self._line.fail(f"status {status}")
        try:
            shaped = shape.model_validate_json(body)
        except ValidationError as problem:
            where = ", ".join(".".join(map(str, error["loc"])) for error in problem.errors()[:3])
            self._line.fail(f"an answer that is not as documented at: {where or 'its top'}", changed=changed)
        self._line.went_well()
        return shaped


def _path(*parts: str) -> str:
    """Return a path in which an id is one part, whatever characters somebody gave it."""
    return "/".join(quote(part, safe="") for part in parts)
