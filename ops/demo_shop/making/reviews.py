"""Reviews: short texts put together from `phrases.toml`, no two alike; synthetic through and through."""

import tomllib
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from store import Order, Product, Review

PHRASES = Path(__file__).parents[1] / "phrases.toml"
REVIEWS = 900
# Part of a review -> band of stars -> phrases.
Phrases = dict[str, dict[str, list[str]]]
_UNRATED_QUALITY = 4.0


def make_reviews(
    random: Random, orders: list[Order], products: list[Product], *, now: datetime
) -> list[Review]:
    """Return reviews of bought products by their buyers, stars scattered around the product's rating."""
    phrases: Phrases = tomllib.loads(PHRASES.read_text(encoding="utf-8"))
    by_id = {product.id: product for product in products}
    arrived = [order for order in orders if order.delivered_at is not None]
    written: list[Review] = []
    seen: set[str] = set()
    while len(written) < REVIEWS:
        order = random.choice(arrived)
        product = by_id[random.choice(order.lines).product_id]
        stars = _stars(product.rating or _UNRATED_QUALITY, random)
        text = _text(phrases, product.category, stars, random)
        if text in seen:
            continue
        seen.add(text)
        assert order.delivered_at is not None  # noqa: S101 - narrows the type; filtered above
        at = min(order.delivered_at + timedelta(days=random.randint(2, 30)), now - timedelta(hours=3))
        written.append(Review(f"R{len(written) + 1:04d}", product.id, order.customer_id, stars, text, at))
    return written


def _stars(quality: float, random: Random) -> int:
    return min(5, max(1, round(random.gauss(quality, 0.9))))


def _text(phrases: Phrases, category: str, stars: int, random: Random) -> str:
    band = "good" if stars >= 4 else "fair" if stars == 3 else "poor"
    tones = {"good": ("good", "good"), "fair": ("good", "poor"), "poor": ("poor", "poor")}[band]
    about = phrases[f"about.{category}"]
    chosen = [random.choice(about[tone]) for tone in tones[: random.choice((1, 1, 2))]]
    # A pair of the same tone may draw one phrase twice; dict keys drop it and keep the order.
    opening, ending = random.choice(phrases["opening"][band]), random.choice(phrases["ending"][band])
    pieces = [opening, *dict.fromkeys(chosen), ending]
    if random.random() < 0.3:
        pieces = pieces[1:]
    return " ".join(piece for piece in pieces if piece)
