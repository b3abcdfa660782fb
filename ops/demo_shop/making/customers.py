"""Customers with declared tastes, and the secret ones that drive what they like."""

import csv
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from ops.demo_shop.effects import DECLARED_CATEGORY, DECLARED_TAG
from store import Customer, Product

NAMES = Path(__file__).parents[1] / "names.csv"

CUSTOMERS = 200
_CITIES = (
    "Amsterdam", "Antwerp", "Athens", "Barcelona", "Berlin", "Bologna", "Bratislava", "Cork", "Dublin",
    "Ghent", "Graz", "Hamburg", "Helsinki", "Leipzig", "Lisbon", "Ljubljana", "Lyon", "Madrid",
    "Marseille", "Milan",
    "Munich", "Nantes", "Porto", "Riga", "Rotterdam", "Tallinn", "Turin", "Utrecht", "Valencia", "Vienna",
)  # fmt: skip
_AGE_BANDS = ("18-24", "25-34", "35-44", "45-54", "55-64", "65+")
_AGE_SHARES = (12, 28, 24, 17, 12, 7)
# Tags that say what somebody is into; the mood tags (cosy, fun …) are left to the moods.
TASTE_TAGS = (
    "baking", "camping", "coffee", "commuting", "cooking", "for kids", "hiking", "music", "plants", "reading",
    "ritual", "running", "tea", "travel", "wood", "writing",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Person:
    """A customer with the tastes nobody told the shop."""

    customer: Customer
    loves: frozenset[str]
    dislikes: str
    loved_tags: frozenset[str]


def make_people(random: Random, products: list[Product], *, today: date) -> list[Person]:
    """Return the customers C0001 … with unlike names."""
    categories = sorted({product.category for product in products})
    return [
        _person(f"C{number:04d}", name, categories, random, today)
        for number, name in enumerate(_names(random), start=1)
    ]


def _names(random: Random) -> list[str]:
    with NAMES.open(encoding="utf-8", newline="") as lines:
        cultures = [
            (row["given"].split(","), row["family"].split(","))
            for row in csv.DictReader(lines, delimiter=";")
        ]
    every = [f"{given} {family}" for givens, families in cultures for given in givens for family in families]
    return random.sample(every, CUSTOMERS)


def _person(customer_id: str, name: str, categories: list[str], random: Random, today: date) -> Person:
    liked = random.sample(categories, 3)
    loves, dislikes = liked[:2], liked[2]
    loved_tags = random.sample(TASTE_TAGS, 2)
    declared = [category for category in loves if random.random() < DECLARED_CATEGORY]
    declared += [tag for tag in loved_tags if random.random() < DECLARED_TAG]
    customer = Customer(
        id=customer_id,
        name=name,
        email=f"{_ascii(name)}@example.com",
        city=random.choice(_CITIES),
        age_band=random.choices(_AGE_BANDS, _AGE_SHARES)[0],
        tastes=tuple(declared),
        since=today - timedelta(days=random.randint(420, 1500)),
    )
    return Person(customer, frozenset(loves), dislikes, frozenset(loved_tags))


def _ascii(name: str) -> str:
    # These letters have no decomposition that leaves a Latin letter behind.
    spelled = name.lower().replace("ø", "o").replace("ı", "i").replace("ł", "l")
    plain = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    return plain.replace(" ", ".")
