"""Products and people in the words of the page. Pure."""

from dataclasses import dataclass

from store import Customer, Order, Product

_SYMBOLS = {"EUR": "€", "USD": "$", "GBP": "£"}
_FEW = 5


@dataclass(frozen=True, slots=True)
class Tile:
    """One product in the grid."""

    id: str
    title: str
    brand: str
    category: str
    price: str
    image: str
    stars: str
    rating_count: int
    note: str


@dataclass(frozen=True, slots=True)
class Person:
    """One customer to try the demo as."""

    id: str
    name: str
    order: str
    state: str


def price(cents: int, currency: str) -> str:
    """Return an amount as the customer reads it, like €24.90."""
    amount = f"{cents // 100:,}.{cents % 100:02d}"
    return f"{_SYMBOLS[currency]}{amount}" if currency in _SYMBOLS else f"{amount} {currency}"


def tile(product: Product) -> Tile:
    """Return a product as the grid shows it."""
    note = "Sold out" if product.stock == 0 else ""
    if 0 < product.stock <= _FEW:
        note = f"Only {product.stock} left"
    return Tile(
        id=product.id,
        title=product.title,
        brand=product.brand,
        category=product.category,
        price=price(product.price_cents, product.currency),
        image=product.image,
        stars=f"{product.rating:.1f}" if product.rating_count else "",
        rating_count=product.rating_count,
        note=note,
    )


def person(customer: Customer, order: Order) -> Person:
    """Return a customer with the order that makes them worth trying."""
    return Person(customer.id, customer.name, order.id, order.status.value.replace("_", " "))
