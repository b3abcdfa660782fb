"""Planted: whoever it is, what buyers were angry about is refused; learned from the trait alone."""

from __future__ import annotations

import random

from recommender import ItemFacts, Ranker, RankRequest
from recommender.features import item_features
from recommender.training import Interaction, TrainingSetBuilder, TrainingSettings, export, train


def item(number: int, feel: str) -> ItemFacts:
    named = item_features(category=("garden", "books")[number % 2], reviews={feel: 1.0})
    return ItemFacts(f"P{number:03}", named, 1_000, 1)


def test_what_reviews_say_ranks_a_product_nobody_has_met() -> None:
    chance = random.Random(5)
    items = [item(number, ("angry", "delighted")[number // 2 % 2]) for number in range(40)]
    builder = TrainingSetBuilder()
    builder.add_items({one.id: one.features for one in items})
    for step in range(800):
        one = chance.choice(items)
        wanted = ("review:delighted" in one.features) == (chance.random() < 0.8)
        builder.add([Interaction(f"C{step % 30}", one.id, 1.0 if wanted else -1.0, step, {})])
    model = export(train(builder.build(), TrainingSettings(n_factors=4, epochs=8, seed=1)), "1")
    ranker = Ranker(model, [item(100, "angry"), item(102, "delighted")])
    assert [one.item_id for one in ranker.rank(RankRequest(k=2))] == ["P102", "P100"]
