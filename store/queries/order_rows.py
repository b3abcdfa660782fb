"""Orders as rows: two tables in, one value out, and back."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, insert, select

from store.ids import order_id, order_number
from store.queries.rows import delete_where, insert_new, put
from store.schema import order_lines, orders
from store.values import Order, OrderLine, OrderStatus


def load_orders(connection: Connection, condition: ColumnElement[bool], *, lock: bool = False) -> list[Order]:
    """Return the orders the condition holds for, newest first, in two statements whatever their number."""
    statement = select(orders).where(condition).order_by(orders.c.placed_at.desc(), orders.c.number.desc())
    # SQLite leaves FOR UPDATE out; its writers are alone anyway.
    rows = connection.execute(statement.with_for_update() if lock else statement).mappings().all()
    if not rows:
        return []
    wanted = select(orders.c.number).where(condition)
    lines_of: dict[int, list[OrderLine]] = defaultdict(list)
    in_order = (
        select(order_lines).where(order_lines.c.order_number.in_(wanted)).order_by(order_lines.c.position)
    )
    for line in connection.execute(in_order).mappings():
        lines_of[line["order_number"]].append(
            OrderLine(line["product_id"], line["title"], line["quantity"], line["price_cents"])
        )
    return [_order(row, tuple(lines_of[row["number"]])) for row in rows]


def save_orders(connection: Connection, many: Sequence[Order]) -> None:
    """Write the orders with their lines over whatever had the same ids."""
    numbers = [_number(order) for order in many]
    put(connection, orders, [_row(order) for order in many])
    delete_where(connection, order_lines, order_lines.c.order_number, numbers)
    insert_new(connection, order_lines, _lines(many))


def add_order(connection: Connection, order: Order, *, key: str | None) -> None:
    """Write a new order; an `IntegrityError` says that its number or key was taken meanwhile."""
    connection.execute(insert(orders), [{**_row(order), "key": key}])
    insert_new(connection, order_lines, _lines([order]))


def _lines(many: Sequence[Order]) -> list[dict[str, Any]]:
    return [
        {
            "order_number": _number(order),
            "position": position,
            "product_id": line.product_id,
            "title": line.title,
            "quantity": line.quantity,
            "price_cents": line.price_cents,
        }
        for order in many
        for position, line in enumerate(order.lines)
    ]


def _order(row: RowMapping, lines: tuple[OrderLine, ...]) -> Order:
    facts = {name: value for name, value in row.items() if name not in {"number", "key", "status"}}
    return Order(id=order_id(row["number"]), status=OrderStatus(row["status"]), lines=lines, **facts)


def _row(order: Order) -> dict[str, Any]:
    return {
        "number": _number(order),
        "customer_id": order.customer_id,
        "status": order.status.value,
        "placed_at": order.placed_at,
        "promised_at": order.promised_at,
        "delivered_at": order.delivered_at,
        "carrier": order.carrier,
        "tracking": order.tracking,
        "total_cents": order.total_cents,
        "refunded_cents": order.refunded_cents,
        "reason": order.reason,
        "note": order.note,
    }


def _number(order: Order) -> int:
    number = order_number(order.id)
    if number is None:
        raise ValueError(f"order id {order.id!r} is not AT and five to nine digits")
    return number
