"""An invented shop of any size for timing the recommender; synthetic, says nothing about people.

Tastes, moods and plain popularity decide what is taken, so that a fit has something to find and the
factors it finds have the uneven spectrum of a real model, not that of noise.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recommender import ItemFacts
from recommender.features import context_features, customer_features, item_features
from recommender.training import Interaction
from recommender.values import Features

N_CATEGORIES = 40
TAGS_PER_CATEGORY = 30
BRANDS_PER_CATEGORY = 25
MOODS = ("delight", "gratitude", "neutral", "disappointment", "anger")
_HIDDEN = 12

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Shop:
    """Columns of items and customers.

    Parameters
    ----------
    categories, brands, prices, ratings, stock
        Shape (n_items,).
    tags
        Shape (n_items, 3), within the category.
    charms
        Shape (n_items, 12); what draws people, hidden from the fit.
    tastes
        Shape (n_customers, 2); categories.
    wants
        Shape (n_customers, 12).
    """

    categories: Numbers
    brands: Numbers
    tags: Numbers
    prices: Numbers
    ratings: NDArray[np.float64]
    stock: Numbers
    charms: NDArray[np.float64]
    tastes: Numbers
    wants: NDArray[np.float64]

    def item(self, row: int) -> ItemFacts:
        """Return one item's facts."""
        category = int(self.categories[row])
        tags = [f"tag {category}-{tag}" for tag in self.tags[row].tolist()]
        name, price = f"category {category}", int(self.prices[row])
        named = item_features(
            category=name,
            brand=f"brand {category}-{self.brands[row]}",
            tags=tags,
            price_cents=price,
            rating=float(self.ratings[row]),
        )
        return ItemFacts(f"P{row}", named, price, int(self.stock[row]), name, frozenset(tags))

    def customer(self, row: int) -> Features:
        """Return one customer's features."""
        tastes = [f"category {taste}" for taste in self.tastes[row].tolist()]
        return customer_features(tastes=tastes, city=f"city {row % 50}", age_band=f"band {row % 6}")


def open_shop(n_items: int, n_customers: int, *, seed: int = 7) -> Shop:
    """Return a shop whose charms follow its categories and tags, and whose customers' wants follow tastes."""
    chance = np.random.default_rng(seed)
    categories = chance.integers(0, N_CATEGORIES, n_items)
    tags = chance.integers(0, TAGS_PER_CATEGORY, (n_items, 3))
    of_category = chance.normal(size=(N_CATEGORIES, _HIDDEN))
    of_tag = chance.normal(size=(N_CATEGORIES, TAGS_PER_CATEGORY, _HIDDEN))
    tastes = chance.integers(0, N_CATEGORIES, (n_customers, 2))
    return Shop(
        categories=categories,
        brands=chance.integers(0, BRANDS_PER_CATEGORY, n_items),
        tags=tags,
        prices=chance.integers(200, 20_000, n_items),
        ratings=chance.uniform(2.5, 5, n_items),
        stock=chance.integers(0, 10, n_items),
        charms=of_category[categories]
        + of_tag[categories[:, None], tags].mean(axis=1)
        + 0.5 * chance.normal(size=(n_items, _HIDDEN)),
        tastes=tastes,
        wants=of_category[tastes].mean(axis=1) + 0.5 * chance.normal(size=(n_customers, _HIDDEN)),
    )


def moment(mood: str, hour: int) -> Features:
    """Return the features of one moment."""
    scores = {mood: 0.8, "neutral": 0.2}
    return context_features(emotion_scores=scores, intensity=0.4, slope=0.1, hour=hour, channel="web")


def interactions(shop: Shop, n_events: int, *, seed: int = 8) -> Iterator[Interaction]:
    """Yield reactions: to popular items and items of one's tastes, taken more often where wants are met."""
    chance = np.random.default_rng(seed)
    n_items, n_customers = len(shop.categories), len(shop.tastes)
    popular = chance.permutation(n_items)
    for start in range(0, n_events, 50_000):
        n = min(50_000, n_events - start)
        who = chance.integers(0, n_customers, n)
        # A power law: the first item of `popular` is met thousands of times, most of them hardly ever.
        what = popular[np.minimum((n_items * chance.random(n) ** 3).astype(np.int64), n_items - 1)]
        moods = chance.integers(0, len(MOODS), n)
        pull = np.einsum("ij,ij->i", shop.charms[what], shop.wants[who]) / 4 - 0.4 * (moods - 1)
        taken = chance.random(n) < 1 / (1 + np.exp(-pull))
        rows = zip(who.tolist(), what.tolist(), moods.tolist(), taken.tolist(), strict=True)
        for at, (customer, item, mood, yes) in enumerate(rows, start):
            grade = 0.8 if yes else -0.3
            yield Interaction(f"C{customer}", f"P{item}", grade, at, moment(MOODS[mood], at % 24))
