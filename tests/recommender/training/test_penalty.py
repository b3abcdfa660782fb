"""A penalty is a prior: each feature has its own, the same for a small log and a large one."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from recommender.training import Interaction, TrainingSet, TrainingSetBuilder, TrainingSettings, export, train
from recommender.training.matrices import assemble
from recommender.training.penalty import Penalties, penalties, shrink


def log(times: int) -> TrainingSet:
    """Two customers disagree as often as told, in a mood; a third said nothing that is graded."""
    builder = TrainingSetBuilder()
    builder.add_items({"P1": {"tag:bold": 1.0}, "P2": {"tag:cosy": 1.0}})
    for item, sign in (("P1", 1.0), ("P2", -1.0)):
        mood = {"emotion:delight": 1.0}
        builder.add([Interaction("a", item, sign, 1, mood), Interaction("b", item, -sign, 1, mood)] * times)
    builder.add([Interaction("quiet", "P1", 0.0)] * 3)
    return builder.build()


def factors_of(data: TrainingSet, name: str, settings: TrainingSettings) -> np.ndarray:
    side = export(train(data, settings), "v").customers
    return side.factors[side.columns[name]]


def test_a_step_is_as_long_as_adagrads_own() -> None:
    lightfm = SimpleNamespace(learning_rate=0.5)
    for side in ("user", "item"):
        setattr(lightfm, f"{side}_embeddings", np.array([[3.0, 3.0]], np.float32))
        setattr(lightfm, f"{side}_embedding_gradients", np.array([[1.0, 25.0]], np.float32))
        setattr(lightfm, f"{side}_biases", np.array([3.0], np.float32))
        setattr(lightfm, f"{side}_bias_gradients", np.array([100.0], np.float32))
    shrink(lightfm, Penalties(np.array([4.0], np.float32), np.array([0.0], np.float32)))
    assert lightfm.user_embeddings[0] == pytest.approx([3 / 3, 3 / 1.4])
    assert lightfm.user_biases == pytest.approx([3 / 1.2])
    assert lightfm.item_embeddings[0] == pytest.approx([3.0, 3.0])


def test_only_what_the_moment_says_has_the_moments_penalty() -> None:
    settings = TrainingSettings(
        customer_penalty=1.0, context_penalty=2.0, item_penalty=3.0, min_item_events=9
    )
    data = log(3)
    made = assemble(data, settings)
    found = penalties(data, made, settings)
    expected = {name: 2.0 if name.startswith("emotion:") else 1.0 for name in made.customer_names}
    assert dict(zip(made.customer_names, found.customers.tolist(), strict=True)) == expected
    assert found.items.tolist() == [3.0] * 2


def test_what_nobody_spoke_of_is_held_alike_by_a_small_log_and_a_large_one() -> None:
    settings = TrainingSettings(n_factors=4, epochs=5, context_folds=0)
    small, large = (factors_of(log(times), "customer:quiet", settings) for times in (3, 3_000))
    assert small == pytest.approx(large)


def test_a_large_log_trained_for_long_keeps_what_it_teaches() -> None:
    settings = TrainingSettings(n_factors=8, epochs=20, context_folds=0)
    side = export(train(log(6_000), settings), "v")
    a, b = (side.customers.factors[side.customers.columns[f"customer:{who}"]] for who in "ab")
    bold, cosy = (side.items.factors[side.items.columns[f"tag:{tag}"]] for tag in ("bold", "cosy"))
    assert 1.0 < (a - b) @ (bold - cosy) < 100.0


def test_the_moment_is_held_back_where_its_penalty_is_high() -> None:
    weak, strong = (
        np.abs(
            factors_of(log(10), "emotion:delight", TrainingSettings(context_penalty=size, context_folds=0))
        )
        for size in (1.0, 1_000.0)
    )
    assert strong.max() < weak.max() / 20
