"""Product: what the shop sells, and Review: what buyers wrote about it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Product:
    """One article of the catalogue.

    Attributes
    ----------
    id
        "P0001" in the demo shop; a real shop's own article number after an import.
    price_cents
        At least 0, in hundredths of `currency`.
    rating
        Mean of the buyers' stars, 0–5; 0 while `rating_count` is 0.
    stock
        Pieces that can be sold now, at least 0.
    image
        URL, or a path of the shop page such as "/pictures/P0001.svg".
    """

    id: str
    title: str
    category: str
    brand: str
    price_cents: int
    currency: str
    tags: tuple[str, ...]
    rating: float
    rating_count: int
    stock: int
    description: str
    image: str


@dataclass(frozen=True, slots=True)
class Review:
    """One buyer's words about a product; `rating` is 1–5 stars."""

    id: str
    product_id: str
    customer_id: str | None
    rating: int
    text: str
    at: datetime
