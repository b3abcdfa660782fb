"""On the demo shop the model finds what its generator planted."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from actions.suggest import item_facts, person_features
from ops.demo_shop import load
from ops.retrain import retrain
from ops.retrain.shelf import KIND
from recommender import Ranker, RankRequest
from recommender.features import context_features
from store import Product, Store, migrate, open_store

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("demo")
    url = f"sqlite:///{folder / 'shop.db'}"
    migrate(url)
    store = open_store(url)
    load(store, now=datetime(2025, 6, 2, 12, tzinfo=UTC))
    yield store, Ranker.open(folder / KIND) if retrain(store, folder).promoted else None, folder
    store.close()


@pytest.fixture
def shop(trained: tuple) -> tuple[Store, Ranker, dict[str, Product]]:
    store, ranker, _ = trained
    products = {product.id: product for product in store.products.all()}
    ranker.set_catalogue([item_facts(product) for product in products.values()])
    return store, ranker, products


def test_it_beats_popularity_and_the_blind_model(trained: tuple) -> None:
    store, _, _ = trained
    metrics = store.artefacts.champion(KIND).metrics
    assert metrics["shown_auc_ours_low"] > metrics["shown_auc_popularity"] + 0.05
    assert metrics["shown_auc_ours"] > metrics["shown_auc_no_context"] + 0.02


@pytest.mark.parametrize(
    ("mood", "tag"), [("delight", "treat"), ("anxiety", "practical"), ("anxiety", "calming")]
)
def test_the_mood_brings_its_tags_forward(shop: tuple, mood: str, tag: str) -> None:
    store, ranker, products = shop
    shares = []
    for state in (mood, "neutral"):
        context = context_features(emotion_scores={state: 0.8}, intensity=0.8, hour=15, channel="web")
        shown = [
            products[suggestion.item_id]
            for person in store.customers.all()[:40]
            for suggestion in ranker.rank(RankRequest(person.id, person_features(person), context, k=10))
        ]
        shares.append(sum(tag in product.tags for product in shown) / len(shown))
    assert shares[0] > shares[1] + 0.1


def test_tastes_bring_their_categories_forward(shop: tuple) -> None:
    store, ranker, products = shop
    liked, all_shown = 0, 0
    categories = {product.category for product in products.values()}
    for person in store.customers.all():
        if tastes := set(person.tastes) & categories:
            found = ranker.rank(RankRequest(person.id, person_features(person), k=3))
            liked += sum(products[suggestion.item_id].category in tastes for suggestion in found)
            all_shown += len(found)
    assert liked / all_shown > 0.5
