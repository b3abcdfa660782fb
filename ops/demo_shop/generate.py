"""`python -m ops.demo_shop.generate [FOLDER]`: write the synthetic demo shop's CSV files.

The same seed gives the same bytes; what is in data/shop was made by this module.
"""

import sys
from dataclasses import dataclass
from pathlib import Path
from random import Random

from ops.demo_shop.files import BASE, FOLDER, columns_of, write_values
from ops.demo_shop.making.customers import make_people
from ops.demo_shop.making.orders import make_orders
from ops.demo_shop.making.products import make_products
from ops.demo_shop.making.reactions import Shown, make_reactions
from ops.demo_shop.making.reviews import make_reviews
from store import Customer, Order, Product, Review

SEED = "attune-demo-1"


@dataclass(frozen=True, slots=True)
class LineInFile:
    """An order line as it stands in order_lines.csv."""

    order_id: str
    product_id: str
    title: str
    quantity: int
    price_cents: int


def generate(folder: Path, seed: str = SEED) -> None:
    """Write the six files into a folder, over what is there."""

    def dice(part: str) -> Random:
        # Each part has its own dice, so that a change in one leaves the others as they are.
        return Random(f"{seed}:{part}")

    products = make_products(dice("products"))
    people = make_people(dice("customers"), products, today=BASE.date())
    shown = make_reactions(dice("reactions"), people, products, now=BASE)
    orders = make_orders(dice("orders"), people, products, shown, now=BASE)
    reviews = make_reviews(dice("reviews"), orders, products, now=BASE)
    lines = [
        LineInFile(order.id, line.product_id, line.title, line.quantity, line.price_cents)
        for order in orders
        for line in order.lines
    ]
    folder.mkdir(parents=True, exist_ok=True)
    write_values(folder / "products.csv", columns_of(Product), products)
    write_values(folder / "customers.csv", columns_of(Customer), [person.customer for person in people])
    write_values(folder / "orders.csv", columns_of(Order, without=["lines"]), orders)
    write_values(folder / "order_lines.csv", columns_of(LineInFile), lines)
    write_values(folder / "interactions.csv", columns_of(Shown), shown)
    write_values(folder / "reviews.csv", columns_of(Review), reviews)


if __name__ == "__main__":
    generate(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
