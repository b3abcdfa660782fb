"""The synthetic shoppers: what they secretly like, how a mood shifts it, and how they react.

The sizes are those of the demo shop (`ops.demo_shop.effects`), over its catalogue; all inventions. On top,
some reactions are spoilt: something unrelated went wrong, the shopper is angry and says no to whatever is
shown. Nobody upset is shown anything, as in the service.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from ops.demo_shop import effects
from ops.demo_shop.making.customers import TASTE_TAGS
from ops.demo_shop.making.reactions import price_level
from store import Customer, FeedbackKind, Product

Doubles = NDArray[np.float64]
Numbers = NDArray[np.int64]

# Care does not sell from this much anger on; what is milder is served.
UPSET_FROM = 0.4
HOT = ("anger", "frustration")
# Share of reactions that are given in anger about something else, and how often that means no.
SPOILT, SPOILT_NO = 0.12, 0.8
DISLIKE_OFFSET = 1.6
_AGE_BANDS = ("18-24", "25-34", "35-44", "45-54", "55-64", "65+")
_CITIES = ("Graz", "Porto", "Riga", "Ghent", "Turin")


@dataclass(frozen=True, slots=True)
class Visits:
    """One visit a row; all of shape (n_visits,).

    Parameters
    ----------
    shoppers
        Row of the shopper.
    moods
        Index into `effects.EMOTIONS`.
    intensities, confidences
        0–1; how strongly it is felt, and how surely the reader saw it.
    hours
        0–23.
    """

    shoppers: Numbers
    moods: Numbers
    intensities: Doubles
    confidences: Doubles
    hours: Numbers

    def __len__(self) -> int:
        return len(self.shoppers)

    def one(self, row: int, chances: Doubles) -> Visit:
        """Return one visit, given the chances of all of them."""
        return Visit(
            int(self.shoppers[row]),
            int(self.moods[row]),
            float(self.intensities[row]),
            float(self.confidences[row]),
            int(self.hours[row]),
            chances[row],
        )


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit, with the truth beside it, which only an oracle may look at.

    Parameters
    ----------
    chances
        Shape (n_products,); of being taken.
    """

    shopper: int
    mood: int
    intensity: float
    confidence: float
    hour: int
    chances: Doubles


@dataclass(frozen=True, slots=True)
class World:
    """The catalogue and the shoppers' secrets.

    Parameters
    ----------
    categories
        Shape (n_shoppers, n_categories): log-odds a category adds.
    taste_tags
        Shape (n_shoppers, n_tags): log-odds a tag adds.
    in_category, has_tag
        Shapes (n_products, n_categories) and (n_products, n_tags), 0 or 1.
    mood_effects
        Shape (n_emotions, n_products): log-odds at full intensity.
    """

    products: tuple[Product, ...]
    customers: tuple[Customer, ...]
    category_names: tuple[str, ...]
    categories: Doubles
    taste_tags: Doubles
    in_category: Doubles
    has_tag: Doubles
    mood_effects: Doubles

    def chances(self, visits: Visits) -> Doubles:
        """Return how likely each product is taken at each visit, spoilt reactions aside."""
        own = self.categories[visits.shoppers] @ self.in_category.T
        own += self.taste_tags[visits.shoppers] @ self.has_tag.T
        moods = visits.intensities[:, None] * self.mood_effects[visits.moods]
        quality = effects.QUALITY * np.array([(p.rating or 4.0) - 4.0 for p in self.products])
        chance: Doubles = sigmoid(effects.BASE + own + moods + quality)
        return chance


def make_world(products: Sequence[Product], n_shoppers: int, dice: np.random.Generator) -> World:
    """Return shoppers who each love two categories and two tags, dislike a category, and tell some of it."""
    category_names = tuple(sorted({product.category for product in products}))
    tag_names = tuple(sorted({tag for product in products for tag in product.tags}))
    in_category = np.array([[p.category == name for name in category_names] for p in products], dtype=float)
    has_tag = np.array([[name in p.tags for name in tag_names] for p in products], dtype=float)
    liked = np.argsort(dice.random((n_shoppers, len(category_names))), axis=1)[:, :3]
    loved_tags = np.argsort(dice.random((n_shoppers, len(TASTE_TAGS))), axis=1)[:, :2]
    rows = np.arange(n_shoppers)[:, None]
    categories = np.zeros((n_shoppers, len(category_names)))
    categories[rows, liked[:, :2]] = effects.TASTE_CATEGORY
    categories[rows, liked[:, 2:]] = -effects.DISTASTE_CATEGORY
    tastes = np.zeros((n_shoppers, len(tag_names)))
    known = {name: column for column, name in enumerate(tag_names)}
    for row, chosen in enumerate(loved_tags):
        for tag in chosen:
            if TASTE_TAGS[tag] in known:
                tastes[row, known[TASTE_TAGS[tag]]] = effects.TASTE_TAG
    told_categories = dice.random((n_shoppers, 2)) < effects.DECLARED_CATEGORY
    told_tags = dice.random((n_shoppers, 2)) < effects.DECLARED_TAG
    customers = tuple(
        _customer(
            row,
            [category_names[liked[row, place]] for place in np.flatnonzero(told_categories[row])]
            + [TASTE_TAGS[loved_tags[row, place]] for place in np.flatnonzero(told_tags[row])],
            dice,
        )
        for row in range(n_shoppers)
    )
    moods = np.array(
        [[_mood_effect(emotion, product) for product in products] for emotion in effects.EMOTIONS]
    )
    return World(tuple(products), customers, category_names, categories, tastes, in_category, has_tag, moods)


def make_visits(shoppers: Numbers, dice: np.random.Generator) -> Visits:
    """Return one visit of each of these shoppers, in the moods of `effects.FREQUENCY`, the upset left out."""
    shares = np.array([effects.FREQUENCY[emotion] for emotion in effects.EMOTIONS])
    moods = dice.choice(len(effects.EMOTIONS), size=len(shoppers), p=shares / shares.sum())
    bounds = np.array([effects.INTENSITY[emotion] for emotion in effects.EMOTIONS])[moods]
    intensities = dice.uniform(bounds[:, 0], bounds[:, 1])
    hot = np.isin(moods, [effects.EMOTIONS.index(name) for name in HOT])
    served = ~hot | (intensities < UPSET_FROM)
    confidences, hours = dice.uniform(0.55, 0.97, len(shoppers)), dice.integers(8, 24, len(shoppers))
    return Visits(shoppers[served], moods[served], intensities[served], confidences[served], hours[served])


@dataclass(frozen=True, slots=True)
class Answer:
    """How a shopper reacted to a card; None for not at all."""

    kind: FeedbackKind | None
    emotion: str
    intensity: float


def react(visit: Visit, shown: Numbers, dice: np.random.Generator) -> list[Answer]:
    """Return the reactions to the cards of one offer."""
    chances = visit.chances[shown]
    if dice.random() < SPOILT:
        anger = float(dice.uniform(0.6, 1.0))
        no = dice.random(len(chances)) < SPOILT_NO
        return [Answer(FeedbackKind.DISLIKE if refused else None, "anger", anger) for refused in no]
    emotion = effects.EMOTIONS[visit.mood]
    wishes = np.log(chances / (1 - chances)) + dice.normal(0.0, effects.NOISE, len(chances))
    answers = []
    for wish in wishes:
        kind: FeedbackKind | None = None
        if dice.random() < sigmoid(wish):
            kinds = list(effects.POSITIVE_KINDS)
            kind = FeedbackKind(str(dice.choice(kinds, p=list(effects.POSITIVE_KINDS.values()))))
        elif dice.random() < sigmoid(-wish - DISLIKE_OFFSET):
            kind = FeedbackKind.DISLIKE
        answers.append(Answer(kind, emotion, visit.intensity))
    return answers


def sigmoid(value: Doubles) -> Doubles:
    """Return the logistic function."""
    found: Doubles = 1.0 / (1.0 + np.exp(-value))
    return found


def _mood_effect(emotion: str, product: Product) -> float:
    tags = effects.MOOD_TAG.get(emotion, {})
    price = effects.MOOD_PRICE.get(emotion, 0.0) * price_level(product)
    return sum(tags.get(tag, 0.0) for tag in product.tags) + price


def _customer(row: int, tastes: list[str], dice: np.random.Generator) -> Customer:
    number = f"{row + 1:06d}"
    return Customer(
        id=f"synthetic-{number}",
        name=f"Synthetic Shopper {number}",
        email=f"synthetic.{number}@example.com",
        city=_CITIES[int(dice.integers(len(_CITIES)))],
        age_band=_AGE_BANDS[int(dice.integers(len(_AGE_BANDS)))],
        tastes=tuple(tastes),
        since=date(2025, 1, 1),
    )
