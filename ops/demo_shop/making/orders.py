"""Orders: years of ordinary history, and a few dozen recent ones in every status."""

from datetime import datetime, timedelta
from random import Random

from ops.demo_shop.making.customers import Person
from ops.demo_shop.making.reactions import Shown
from ops.demo_shop.making.recent import make_recent, parcel
from store import Order, OrderLine, OrderStatus, Product

_NEVER_ORDERED = "C0006"
_LAST_OLD_NUMBER = 10_000
_RETURNED_SHARE = 0.06


def make_orders(
    random: Random, people: list[Person], products: list[Product], shown: list[Shown], *, now: datetime
) -> list[Order]:
    """Return all orders by id: history up to AT10000 in the order of time, recent ones from AT10001."""
    by_id = {product.id: product for product in products}
    baskets = [(line.at, line.customer_id, [by_id[line.product_id]]) for line in shown if line.kind == "buy"]
    for person in people:
        if person.customer.id != _NEVER_ORDERED:
            baskets += _own_purchases(random, person, products, now)
    baskets.sort(key=lambda basket: (basket[0], basket[1]))
    first = _LAST_OLD_NUMBER - len(baskets) + 1
    history = [_past_order(f"AT{first + index:05d}", *basket, random) for index, basket in enumerate(baskets)]
    return history + make_recent(random, people, products, now=now)


def order_line(product: Product, quantity: int = 1) -> OrderLine:
    """Return the product as bought."""
    return OrderLine(product.id, product.title, quantity, product.price_cents)


def _own_purchases(
    random: Random, person: Person, products: list[Product], now: datetime
) -> list[tuple[datetime, str, list[Product]]]:
    weights = [
        1.0
        + 6.0 * (product.category in person.loves)
        + 2.0 * len(person.loved_tags.intersection(product.tags))
        for product in products
    ]
    baskets = []
    for _ in range(random.randint(1, 6)):
        at = now - timedelta(days=random.randint(35, 400), minutes=random.randint(0, 1439))
        basket = {
            product.id: product
            for product in random.choices(products, weights, k=random.choice((1, 1, 2, 3)))
        }
        baskets.append((at, person.customer.id, list(basket.values())))
    return baskets


def _past_order(
    order_id: str, placed_at: datetime, customer_id: str, basket: list[Product], random: Random
) -> Order:
    lines = tuple(order_line(product, random.choice((1, 1, 1, 1, 2))) for product in basket)
    total_cents = sum(line.quantity * line.price_cents for line in lines)
    promised_at = (placed_at + timedelta(days=3)).replace(hour=18, minute=0)
    sent_back = random.random() < _RETURNED_SHARE
    carrier, tracking = parcel(random)
    return Order(
        id=order_id,
        customer_id=customer_id,
        status=OrderStatus.REFUNDED if sent_back else OrderStatus.DELIVERED,
        placed_at=placed_at,
        promised_at=promised_at,
        delivered_at=promised_at - timedelta(hours=random.randint(1, 30)),
        carrier=carrier,
        tracking=tracking,
        lines=lines,
        total_cents=total_cents,
        refunded_cents=total_cents if sent_back else 0,
        reason="did not fit" if sent_back else "",
    )
