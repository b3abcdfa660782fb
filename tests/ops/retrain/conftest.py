"""A small shop in a real database, with planted tastes and a planted effect of the mood."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from ops.retrain import Plan, retrain
from ops.retrain.shelf import KIND
from recommender import artefact
from recommender.features import context_features
from recommender.training import TrainingSettings
from store import (
    Customer,
    Feedback,
    FeedbackKind,
    Impression,
    Offer,
    Order,
    OrderLine,
    OrderStatus,
    Product,
    Store,
    open_store,
)

START = datetime(2024, 3, 1, tzinfo=UTC)
LATER = START + timedelta(hours=1)
KINDS = ("lighting", "garden", "kitchen", "books")
MOOD_TAG = {"delight": "bold", "anxiety": "cosy"}


def clock_from(moment: datetime) -> Callable[[], datetime]:
    ticks = iter(range(1_000))
    return lambda: moment + timedelta(seconds=next(ticks))


def product(number: int) -> Product:
    kind, tag = KINDS[number % 4], ("bold", "cosy")[(number // 4) % 2]
    return Product(
        id=f"P{number:04}",
        title=f"{tag} {kind} {number}",
        category=kind,
        brand=f"brand{number % 3}",
        price_cents=1_500 + 200 * number,
        currency="EUR",
        tags=(tag,),
        rating=4.0,
        rating_count=3,
        stock=5,
        description="",
        image="",
    )


def customer(number: int) -> Customer:
    name = f"Customer {number}"
    return Customer(
        f"C{number:04}",
        name,
        f"c{number}@example.org",
        "Graz",
        "25-34",
        (KINDS[number % 4],),
        date(2024, 1, 1),
    )


def order(number: int, customer_id: str, bought: Product, at: datetime) -> Order:
    line = OrderLine(bought.id, bought.title, 1, bought.price_cents)
    return Order(
        id=f"AT{number}",
        customer_id=customer_id,
        status=OrderStatus.DELIVERED,
        placed_at=at,
        promised_at=at,
        delivered_at=at,
        carrier="Post",
        tracking="T",
        lines=(line,),
        total_cents=bought.price_cents,
        refunded_cents=0,
    )


def reaction(
    mark: str, person: str, shown: Product, kind: FeedbackKind, at: datetime, mood: str
) -> tuple[Offer, Feedback]:
    context = context_features(emotion_scores={mood: 0.9}, intensity=0.6, hour=at.hour, channel="web")
    impression = Impression(f"i{mark}", f"o{mark}", shown.id, 0, 0.0, "")
    offer = Offer(f"o{mark}", f"v{mark}", person, None, at, context, "test", (impression,))
    return offer, Feedback(
        f"f{mark}", impression.id, offer.conversation_id, person, shown.id, kind, mood, 0.6, at
    )


def planted(store: Store, *, n_customers: int = 32, steps: int = 14) -> None:
    chance = random.Random(11)
    products = [product(n) for n in range(48)]
    people = [customer(n) for n in range(n_customers)]
    store.products.replace_all(products)
    store.customers.put_many(people)
    offers, feedback, orders = [], [], []
    for step in range(steps):
        for number, person in enumerate(people):
            at = START + timedelta(days=step, minutes=7 * number)
            mood = chance.choice(list(MOOD_TAG))
            fits = [p for p in products if p.category in person.tastes and MOOD_TAG[mood] in p.tags]
            taken = chance.choice(fits if chance.random() < 0.9 else products)
            misses = [p for p in products if p not in fits]
            for mark, shown, kind in (
                (f"{step}-{number}-a", taken, chance.choice([FeedbackKind.LIKE, FeedbackKind.BUY])),
                (f"{step}-{number}-b", chance.choice(misses), FeedbackKind.DISLIKE),
            ):
                offer, said = reaction(mark, person.id, shown, kind, at, mood)
                offers.append(offer)
                feedback.append(said)
            if step == 0:
                orders.append(order(20_000 + number, person.id, chance.choice(fits), at))
    store.offers.add_many(offers)
    store.feedback.add_many(feedback)
    store.orders.put_many(orders)


@pytest.fixture
def empty_store(database: str) -> Iterator[Store]:
    with open_store(database) as opened:
        yield opened


@pytest.fixture(scope="session")
def planted_file(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of the planted shop; to be copied."""
    path = shutil.copy(migrated, tmp_path_factory.mktemp("planted") / "shop.db")
    with open_store(f"sqlite:///{path}") as opened:
        planted(opened)
    return path


@pytest.fixture
def store(planted_file: Path, tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{shutil.copy(planted_file, tmp_path / 'shop.db')}") as opened:
        yield opened


@pytest.fixture(scope="session")
def quick() -> TrainingSettings:
    return TrainingSettings(n_factors=12, epochs=12, seed=5)


@pytest.fixture(scope="session")
def trained(planted_file: Path, quick: TrainingSettings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the shop's database and its first model; to be copied."""
    folder = tmp_path_factory.mktemp("trained")
    with open_store(f"sqlite:///{shutil.copy(planted_file, folder / 'shop.db')}") as store:
        retrain(store, folder, Plan(quick, clock=clock_from(START)))
    return folder


@pytest.fixture
def serving(trained: Path, tmp_path: Path) -> Iterator[Store]:
    """The planted shop with a model in service."""
    shutil.copytree(trained, tmp_path, dirs_exist_ok=True)
    with open_store(f"sqlite:///{tmp_path / 'shop.db'}") as opened:
        yield opened


@pytest.fixture
def version(serving: Store, tmp_path: Path) -> str:
    """The version of the model in service."""
    return artefact.current(tmp_path / KIND).name
