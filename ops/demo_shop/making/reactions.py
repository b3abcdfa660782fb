"""Offers and reactions with the planted tastes and moods of `ops.demo_shop.effects`."""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from ops.demo_shop import effects
from ops.demo_shop.making.customers import Person
from store import Product

OFFERS = 2_000
CARDS = 3
# Newcomers the recommender has never met: C0006 (who never ordered) and the last few.
STRANGERS = frozenset({"C0006", "C0196", "C0197", "C0198", "C0199", "C0200"})
_OLDEST_DAYS, _NEWEST_DAYS = 390, 35
_HOURS = {"morning": (6, 11), "afternoon": (12, 17), "evening": (18, 22), "night": (0, 4)}
_HOUR_SHARES = (25, 30, 38, 7)


@dataclass(frozen=True, slots=True)
class Shown:
    """A card, the state of the customer who saw it, and what they did: a line of interactions.csv."""

    offer_id: str
    impression_id: str
    customer_id: str
    product_id: str
    position: int
    at: datetime
    hour: str
    emotion: str
    confidence: float
    intensity: float
    mood_level: float
    slope: float
    kind: str


def make_reactions(
    random: Random, people: list[Person], products: list[Product], *, now: datetime
) -> list[Shown]:
    """Return what was shown and how people reacted, oldest first."""
    known = [person for person in people if person.customer.id not in STRANGERS]
    moments = sorted(_moment(random, now) for _ in range(OFFERS))
    shown: list[Shown] = []
    for number, (at, hour) in enumerate(moments, start=1):
        shown += _offer(
            f"DO{number:05d}", random.choice(known), random.sample(products, CARDS), at, hour, random
        )
    return shown


def price_level(product: Product) -> int:
    """Return −1 for a cheap product, 1 for a dear one, else 0."""
    return (
        (product.price_cents >= effects.CHEAP_UNDER_CENTS)
        + (product.price_cents >= effects.DEAR_FROM_CENTS)
        - 1
    )


def appeal(person: Person, product: Product, emotion: str, intensity: float) -> float:
    """Return u of `ops.demo_shop.effects`, before noise."""
    mood_tags = effects.MOOD_TAG.get(emotion, {})
    mood = sum(mood_tags.get(tag, 0.0) for tag in product.tags)
    mood += effects.MOOD_PRICE.get(emotion, 0.0) * price_level(product)
    return (
        effects.BASE
        + effects.TASTE_CATEGORY * (product.category in person.loves)
        - effects.DISTASTE_CATEGORY * (product.category == person.dislikes)
        + effects.TASTE_TAG * len(person.loved_tags.intersection(product.tags))
        + intensity * mood
        + effects.QUALITY * ((product.rating or 4.0) - 4.0)
    )


def _offer(
    offer_id: str,
    person: Person,
    cards: list[Product],
    at: datetime,
    hour: str,
    random: Random,
) -> list[Shown]:
    emotion = random.choices(list(effects.FREQUENCY), list(effects.FREQUENCY.values()))[0]
    intensity = round(random.uniform(*effects.INTENSITY[emotion]), 2)
    confidence = round(random.uniform(0.55, 0.97), 2)
    mood_level = round(effects.VALENCE[emotion] * intensity, 2)
    slope = round(random.gauss(0.0, 0.15), 2)
    lines = []
    for position, product in enumerate(cards):
        wish = appeal(person, product, emotion, intensity) + random.gauss(0.0, effects.NOISE)
        lines.append(
            Shown(
                offer_id,
                f"{offer_id}-{position + 1}",
                person.customer.id,
                product.id,
                position,
                at,
                hour,
                emotion,
                confidence,
                intensity,
                mood_level,
                slope,
                _kind(wish, random),
            )
        )
    return lines


def _kind(wish: float, random: Random) -> str:
    if random.random() < _sigmoid(wish):
        return random.choices(list(effects.POSITIVE_KINDS), list(effects.POSITIVE_KINDS.values()))[0]
    return "dislike" if random.random() < _sigmoid(-wish - 1.6) else "ignored"


def _sigmoid(value: float) -> float:
    return 1.0 / (1.0 + math.exp(-value))


def _moment(random: Random, now: datetime) -> tuple[datetime, str]:
    hour = random.choices(list(_HOURS), _HOUR_SHARES)[0]
    day = now - timedelta(days=random.randint(_NEWEST_DAYS, _OLDEST_DAYS))
    clock_hour = random.randint(*_HOURS[hour])
    return day.replace(hour=clock_hour, minute=random.randint(0, 59), second=0, microsecond=0), hour
