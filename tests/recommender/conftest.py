"""A tiny planted shop: tastes decide what is bought, and the mood turns the order round."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from recommender import ItemFacts, Ranker, artefact
from recommender.features import context_features, customer_features, item_features
from recommender.training import Interaction, TrainingSet, TrainingSetBuilder, TrainingSettings, fit

TASTES = ("lighting", "garden", "kitchen", "books")
MOOD_TAGS = {"glad": "bold", "low": "cosy"}


def planted_items(n: int = 60) -> list[ItemFacts]:
    """Items cycle through the categories; every other one of a category is bold, the rest cosy."""
    items = []
    for i in range(n):
        category, tag = TASTES[i % 4], ("bold", "cosy")[(i // 4) % 2]
        price = 1_000 + 300 * i
        named = item_features(
            category=category, brand=f"brand{i % 5}", tags=[tag], price_cents=price, rating=4.0
        )
        items.append(ItemFacts(f"P{i:04}", named, price, i % 7, category, frozenset({tag})))
    return items


def planted_training_set(*, n_customers: int = 40, per_customer: int = 25, seed: int = 7) -> TrainingSet:
    chance = random.Random(seed)
    items = planted_items()
    builder = TrainingSetBuilder()
    builder.add_items({item.id: item.features for item in items})
    for number in range(n_customers):
        customer, taste = f"C{number:04}", TASTES[number % 4]
        builder.add_customers({customer: customer_features(tastes=[taste], city="Graz", age_band="25-34")})
        for step in range(per_customer):
            mood = chance.choice(["glad", "low"])
            context = context_features(
                emotion_scores={mood: 0.9}, mood_level=0.5, hour=step % 24, channel="web"
            )
            fits = [i for i in items if i.category == taste and MOOD_TAGS[mood] in i.tags]
            taken = chance.choice(fits if chance.random() < 0.9 else items)
            refused = chance.choice(items)
            wanted = refused.category == taste and MOOD_TAGS[mood] in refused.tags
            builder.add(
                [
                    Interaction(customer, taken.id, 1.0, step, context),
                    Interaction(customer, refused.id, 0.5 if wanted else -0.5, step, context),
                ]
            )
    return builder.build()


@pytest.fixture(scope="session")
def items() -> list[ItemFacts]:
    return planted_items()


@pytest.fixture(scope="session")
def training_set() -> TrainingSet:
    return planted_training_set()


@pytest.fixture(scope="session")
def settings() -> TrainingSettings:
    return TrainingSettings(n_factors=12, epochs=12, seed=3)


@pytest.fixture(scope="session")
def home(
    tmp_path_factory: pytest.TempPathFactory, training_set: TrainingSet, settings: TrainingSettings
) -> Path:
    """A recommender home with one artefact in use; tests that harm it copy it first."""
    folder = tmp_path_factory.mktemp("recommender")
    artefact.point(folder, fit(training_set, folder, settings, version="v1").version)
    return folder


@pytest.fixture
def ranker(home: Path, items: list[ItemFacts]) -> Ranker:
    opened = Ranker.open(home)
    opened.set_catalogue(items)
    return opened
