"""Products from `goods.csv`: one family of goods a line, with its variants, prices, tags and sentence."""

import csv
import re
from pathlib import Path
from random import Random

from ops.demo_shop.making.brands import BRANDS, MODELS
from store import Product

GOODS = Path(__file__).parents[1] / "goods.csv"

_NEW_SHARE = 0.12
_MODEL_NAME_SHARE = 0.22
_COMMA_TITLE_SHARE = 0.12
_SOLD_OUT_SHARE = 0.06

# Kept as written when a variant is set into the running sentence.
_PROPER = frozenset(
    {"Trieste", "Ethiopian", "Honduras", "Assam", "Lapsang", "Swiss", "Damascus", "Alpine", "DAB", "Women's"}
)
_TAKES_AN = re.compile(r"\b(A|a) (?=[aeioAEIO]|ultra|heirloom)")


def make_products(random: Random) -> list[Product]:
    """Return the catalogue; ids count up in the order of `goods.csv`."""
    made: list[Product] = []
    with GOODS.open(encoding="utf-8", newline="") as lines:
        for family in csv.DictReader(lines, delimiter=";"):
            for variant in family["variants"].split("|"):
                made.append(_product(f"P{len(made) + 1:04d}", family, variant, random))
    return made


def _product(product_id: str, family: dict[str, str], variant: str, random: Random) -> Product:
    category = family["category"]
    tags = family["tags"].split(",")
    if "new" not in tags and random.random() < _NEW_SHARE:
        tags.append("new")
    quality = min(4.8, max(2.6, random.gauss(4.1, 0.45)))
    rating_count = 0 if "new" in tags and random.random() < 0.3 else int(3 + 300 * random.random() ** 3)
    stock = 0 if random.random() < _SOLD_OUT_SHARE else int(2 + 120 * random.random() ** 2)
    return Product(
        id=product_id,
        title=_title(family, variant, random),
        category=category,
        brand=random.choice(BRANDS[category]),
        price_cents=_price_cents(int(family["low"]), int(family["high"]), random),
        currency="EUR",
        tags=tuple(tags),
        rating=round(quality, 1) if rating_count else 0.0,
        rating_count=rating_count,
        stock=stock,
        description=_description(family, variant),
        image=f"/pictures/{product_id}.svg",
    )


def _title(family: dict[str, str], variant: str, random: Random) -> str:
    noun, category = family["noun"], family["category"]
    if category == "books":
        return noun
    chance = random.random()
    if chance < _MODEL_NAME_SHARE:
        return f"{random.choice(MODELS[category])} {variant} {noun}"
    if chance < _MODEL_NAME_SHARE + _COMMA_TITLE_SHARE:
        return f"{noun}, {variant}"
    return f"{variant} {noun}"


def _description(family: dict[str, str], variant: str) -> str:
    if family["category"] != "books":
        variant = " ".join(_running(word) for word in variant.split())
    sentence = _TAKES_AN.sub(r"\1n ", family["sentence"].format(v=variant))
    return f"{sentence[0].upper()}{sentence[1:]}."


def _running(word: str) -> str:
    return word if word in _PROPER else word.lower()


def _price_cents(low_eur: int, high_eur: int, random: Random) -> int:
    euros = low_eur + (high_eur - low_eur) * random.random()
    ending = random.choice((90, 90, 95, 50, 0))
    return int(euros) * 100 + ending
