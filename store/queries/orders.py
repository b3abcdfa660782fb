"""Orders: read them, place them, and make the changes a customer may ask for."""

from collections.abc import Iterable
from datetime import timedelta

from sqlalchemy import Connection, Engine, func, select, update
from sqlalchemy.exc import IntegrityError

from store import transitions
from store.clock import Clock
from store.engine import reading, writing
from store.errors import OutOfStock, UnknownCustomer, UnknownOrder, UnknownProduct
from store.ids import FIRST_ORDER, order_id, order_number
from store.queries.order_rows import add_order, load_orders, save_orders
from store.schema import customers, order_lines, orders, products
from store.values import Order, OrderLine, OrderStatus

DELIVERY_DAYS = 3
_PLACING_ATTEMPTS = 5
_LONGEST_REASON = 200
_NEVER_KEPT = (OrderStatus.CANCELLED, OrderStatus.RETURNED, OrderStatus.REFUNDED)


class Orders:
    """The customers' orders."""

    def __init__(self, engine: Engine, *, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def get(self, order_id: str) -> Order | None:
        """Return the order; "AT10001", "#at10001" and "10001" are one. None if there is none."""
        number = order_number(order_id)
        if number is None:
            return None
        with reading(self._engine) as connection:
            found = load_orders(connection, orders.c.number == number)
        return found[0] if found else None

    def of_customer(self, customer_id: str) -> list[Order]:
        """Return the customer's orders, newest first."""
        with reading(self._engine) as connection:
            return load_orders(connection, orders.c.customer_id == customer_id)

    def all(self) -> list[Order]:
        """Return every order, newest first; for training and lists, not for a turn."""
        with reading(self._engine) as connection:
            return load_orders(connection, orders.c.number > 0)

    def bought_product_ids(self, customer_id: str) -> set[str]:
        """Return what the customer bought and kept; cancelled, returned and refunded orders do not count."""
        statement = (
            select(order_lines.c.product_id)
            .join(orders)
            .where(orders.c.customer_id == customer_id, orders.c.status.not_in(_NEVER_KEPT))
        )
        with reading(self._engine) as connection:
            return set(connection.scalars(statement))

    def put_many(self, many: Iterable[Order]) -> None:
        """Load orders from the shop's own records; those already known by id are overwritten."""
        with writing(self._engine) as connection:
            save_orders(connection, list(many))

    def place(self, customer_id: str, product_id: str, *, key: str | None = None) -> Order:
        """Order one piece of a product for a customer and take it out of stock.

        Parameters
        ----------
        key
            Repeating a call with the same key returns the first order, so that a button pressed twice
            buys once; the impression's id is a good key.

        Raises
        ------
        UnknownCustomer, UnknownProduct, OutOfStock
        """
        for _attempt in range(_PLACING_ATTEMPTS - 1):
            try:
                return self._place(customer_id, product_id, key)
            except IntegrityError:
                # On PostgreSQL another process took the same number at the same moment.
                continue
        return self._place(customer_id, product_id, key)

    def cancel(self, order_id: str) -> Order:
        """Cancel the order, put its pieces back in stock and note the money as paid back. Idempotent."""
        return self._change(order_id, OrderStatus.CANCELLED, reason="")

    def request_return(self, order_id: str, reason: str) -> Order:
        """Note that a delivered order comes back. Idempotent."""
        return self._change(order_id, OrderStatus.RETURN_REQUESTED, reason=reason)

    def request_replacement(self, order_id: str, reason: str) -> Order:
        """Send the order again, free of charge. Idempotent."""
        return self._change(order_id, OrderStatus.REPLACEMENT_SENT, reason=reason)

    def refund(self, order_id: str, reason: str) -> Order:
        """Note the whole sum as paid back. Idempotent."""
        return self._change(order_id, OrderStatus.REFUNDED, reason=reason)

    def _place(self, customer_id: str, product_id: str, key: str | None) -> Order:
        with writing(self._engine) as connection:
            own_key = None if key is None else f"{customer_id}:{key}"
            if own_key and (earlier := load_orders(connection, orders.c.key == own_key)):
                return earlier[0]
            line = _take_from_stock(connection, product_id)
            if connection.scalar(select(customers.c.id).where(customers.c.id == customer_id)) is None:
                raise UnknownCustomer(f"customer {customer_id!r} does not exist; guests cannot order here")
            latest = connection.scalar(select(func.max(orders.c.number))) or FIRST_ORDER - 1
            now = self._clock()
            order = Order(
                id=order_id(latest + 1),
                customer_id=customer_id,
                status=OrderStatus.PROCESSING,
                placed_at=now,
                promised_at=now + timedelta(days=DELIVERY_DAYS),
                delivered_at=None,
                carrier="",
                tracking="",
                lines=(line,),
                total_cents=line.price_cents,
                refunded_cents=0,
            )
            add_order(connection, order, key=own_key)
            return order

    def _change(self, wanted_id: str, wanted: OrderStatus, *, reason: str) -> Order:
        number = order_number(wanted_id)
        with writing(self._engine) as connection:
            # The row is locked so that two requests at once see one another's result.
            found = (
                load_orders(connection, orders.c.number == number, lock=True) if number is not None else []
            )
            if not found:
                raise UnknownOrder(f"order {wanted_id[:20]!r} does not exist")
            order = found[0]
            if not transitions.check(order.id, order.status, wanted):
                return order
            values: dict[str, object] = {"status": wanted.value, "reason": reason[:_LONGEST_REASON]}
            if wanted in {OrderStatus.CANCELLED, OrderStatus.REFUNDED}:
                values["refunded_cents"] = order.total_cents
            if wanted is OrderStatus.CANCELLED:
                _put_back(connection, order)
            connection.execute(update(orders).where(orders.c.number == number).values(values))
            return load_orders(connection, orders.c.number == number)[0]


def _take_from_stock(connection: Connection, product_id: str) -> OrderLine:
    statement = select(products.c.title, products.c.price_cents).where(products.c.id == product_id)
    product = connection.execute(statement).first()
    if product is None:
        raise UnknownProduct(f"product {product_id!r} is not in the catalogue")
    in_stock = (products.c.id == product_id) & (products.c.stock > 0)
    taken = connection.execute(update(products).where(in_stock).values(stock=products.c.stock - 1))
    if taken.rowcount == 0:
        raise OutOfStock(f"product {product_id!r} is out of stock")
    return OrderLine(product_id=product_id, title=product.title, quantity=1, price_cents=product.price_cents)


def _put_back(connection: Connection, order: Order) -> None:
    for line in order.lines:
        statement = update(products).where(products.c.id == line.product_id)
        connection.execute(statement.values(stock=products.c.stock + line.quantity))
