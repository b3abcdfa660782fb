"""Products nobody could meet are no stand-in for a no, and their traits are not served at random."""

from __future__ import annotations

import numpy as np
import pytest

from recommender.training import (
    Interaction,
    Loss,
    TrainingSet,
    TrainingSetBuilder,
    TrainingSettings,
    export,
    train,
)
from recommender.training.evaluate import by_model
from recommender.training.lessons import lesson
from recommender.training.matrices import assemble


@pytest.fixture
def with_a_new_product() -> TrainingSet:
    builder = TrainingSetBuilder()
    builder.add_items({"new": {"tag:unheard": 1.0, "tag:known": 1.0}, "old": {"tag:known": 1.0}, "older": {}})
    builder.add([Interaction("a", "old", 1.0, shown=False), Interaction("b", "older", 1.0, shown=False)] * 20)
    return builder.build()


def test_only_items_met_stand_in_for_a_no(with_a_new_product: TrainingSet) -> None:
    settings = TrainingSettings()
    made = assemble(with_a_new_product, settings)
    taught = lesson(with_a_new_product, made, settings, np.random.default_rng(0))
    assert set(taught.items.tolist()) == {1, 2}


def test_a_trait_of_new_products_only_has_no_factors(with_a_new_product: TrainingSet) -> None:
    assert "tag:unheard" not in assemble(with_a_new_product, TrainingSettings()).item_names


@pytest.mark.parametrize("loss", list(Loss))
def test_every_loss_learns_what_was_taken(loss: Loss) -> None:
    builder = TrainingSetBuilder()
    builder.add(
        Interaction(f"C{n}", f"P{(2 * step + n) % 20}", 1.0, shown=False)
        for n in range(10)
        for step in range(8)
    )
    data = builder.build()
    fitted = train(
        data, TrainingSettings(n_factors=8, epochs=30, loss=loss, item_penalty=0, customer_penalty=0)
    )
    scores = by_model(export(fitted, "v"))(data.take(np.arange(8)))[0]
    taken = np.isin(np.arange(20), data.items[:8])
    assert scores[taken].mean() > scores[~taken].mean()
