"""What the shop knows of a product, in sentences: nothing here that is not in its record."""

import re

from actions.care.wording import Voice
from actions.money import price
from store import Product

_PLENTY = 10
_ENOUGH_RATINGS = 3
_MEASURE = re.compile(
    r"\b\d+(?:[.,]\d+)?(?:\s?[x×]\s?\d+(?:[.,]\d+)?)*\s?(?:cm|mm|m|inch(?:es)?|l|litres?|liters?|ml|kg|g)\b"
    r"|\bsizes?\s[\w/–-]+|\b(?:XS|XXL|XL)\b",
    re.IGNORECASE,
)


def values(product: Product) -> dict[str, object]:
    """Return what a sentence about the product may fill in."""
    return {
        "title": product.title,
        "price": price(product.price_cents, product.currency),
        "description": product.description,
        "rating": f"{product.rating:.1f}",
        "count": product.rating_count,
        "stock": product.stock,
        "brand": product.brand,
    }


def about(product: Product, voice: Voice) -> str:
    """Return what it is, what it costs and what buyers say."""
    words = [voice.say("utter_product_about", **values(product))]
    if product.rating_count >= _ENOUGH_RATINGS:
        words.append(voice.say("utter_product_rated", **values(product)))
    return " ".join(words)


def opinion(product: Product, voice: Voice) -> str:
    """Return what it is and what buyers say, also that they say nothing yet."""
    if product.rating_count >= _ENOUGH_RATINGS:
        return about(product, voice)
    return f"{about(product, voice)} {voice.say('utter_product_unrated')}"


def no_more(product: Product, voice: Voice) -> str:
    """Return that all we know of it was told."""
    return voice.say("utter_product_no_more", **values(product))


def ratings(product: Product, voice: Voice) -> str:
    """Return what buyers say, or that they say nothing yet."""
    rated = product.rating_count >= _ENOUGH_RATINGS
    return voice.say("utter_product_rated" if rated else "utter_product_unrated", **values(product))


def availability(product: Product, voice: Voice) -> str:
    """Return whether it can be had now."""
    if product.stock <= 0:
        return voice.say("utter_product_gone", **values(product))
    family = "utter_product_plenty" if product.stock > _PLENTY else "utter_product_few"
    return voice.say(family, **values(product))


def measures(product: Product, voice: Voice) -> str:
    """Return the measures its record gives, or that it gives none."""
    found = _MEASURE.findall(f"{product.title}. {product.description}")
    if not found:
        return voice.say("utter_product_no_size", **values(product))
    return voice.say("utter_product_size", size=", ".join(dict.fromkeys(found)), **values(product))


def verdict(products: list[Product], voice: Voice) -> str:
    """Return how products differ in price and in what buyers say; "" when they do not."""
    cheapest = min(products, key=lambda product: product.price_cents)
    rated = [product for product in products if product.rating_count >= _ENOUGH_RATINGS]
    best = max(rated, key=lambda product: product.rating, default=None)
    dearest = max(product.price_cents for product in products)
    gap = price(dearest - cheapest.price_cents, cheapest.currency)
    if best is None or all(product.rating == best.rating for product in products):
        return (
            voice.say("utter_compare_price", cheapest=cheapest.title, gap=gap)
            if dearest > cheapest.price_cents
            else ""
        )
    if best.id == cheapest.id:
        return voice.say("utter_compare_both", best=best.title)
    return voice.say("utter_compare_split", best=best.title, cheapest=cheapest.title, gap=gap)
