"""Together: what the buyers of one product bought as well, found by the index of order lines."""

from dataclasses import dataclass
from math import sqrt

from sqlalchemy import Engine, func, select

from store.engine import reading
from store.schema import order_lines, orders
from store.values import OrderStatus

# Of a best-seller the latest buyers are plenty.
MOST_BUYERS = 2_000
# Of what they bought besides, the most common: keeps the second question short.
MOST_SHARED = 500
_SENT_BACK = (OrderStatus.CANCELLED, OrderStatus.RETURN_REQUESTED, OrderStatus.RETURNED, OrderStatus.REFUNDED)


@dataclass(frozen=True, slots=True)
class BoughtWith:
    """Another product that buyers of the first one kept.

    Attributes
    ----------
    both
        Customers who kept both.
    buyers
        Customers who kept the other one; at least `both`.
    of
        Customers who kept the first one, as far as they were looked at.
    """

    product_id: str
    both: int
    buyers: int
    of: int

    @property
    def closeness(self) -> float:
        """Cosine of the two sets of buyers, 0 to 1: what everybody buys is close to nothing."""
        return self.both / sqrt(self.buyers * self.of)


class Together:
    """Purchases of the same customers."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def bought_with(self, product_id: str, *, least: int = 2) -> list[BoughtWith]:
        """Return what at least `least` of a product's buyers kept besides, the most common first."""
        kept = orders.c.status.not_in(_SENT_BACK)
        lines = order_lines.join(orders, order_lines.c.order_number == orders.c.number)
        its_buyers = (
            select(orders.c.customer_id)
            .select_from(lines)
            .where(order_lines.c.product_id == product_id, kept)
            .group_by(orders.c.customer_id)
            .order_by(func.max(orders.c.number).desc())
            .limit(MOST_BUYERS)
        )
        count = func.count(orders.c.customer_id.distinct())
        by_product = select(order_lines.c.product_id, count.label("count")).select_from(lines).where(kept)
        by_product = by_product.group_by(order_lines.c.product_id)
        with reading(self._engine) as connection:
            people = list(connection.scalars(its_buyers))
            if len(people) < least:
                return []
            theirs = by_product.where(orders.c.customer_id.in_(people)).having(count >= least)
            theirs = theirs.order_by(count.desc(), order_lines.c.product_id).limit(MOST_SHARED)
            shared = connection.execute(theirs).all()
            both = {row[0]: int(row[1]) for row in shared if row[0] != product_id}
            if not both:
                return []
            alone = connection.execute(by_product.where(order_lines.c.product_id.in_(both))).all()
        found = [BoughtWith(row[0], both[row[0]], int(row[1]), len(people)) for row in alone]
        return sorted(found, key=lambda one: (-one.both, one.product_id))
