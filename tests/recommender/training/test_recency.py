"""Age is measured in a customer's own history, and only where it is asked for."""

from __future__ import annotations

import numpy as np
import pytest

from recommender.training import Interaction, TrainingSet, TrainingSetBuilder, TrainingSettings
from recommender.training.lessons import lesson
from recommender.training.matrices import assemble
from recommender.training.recency import FLOOR, freshness


@pytest.fixture
def data() -> TrainingSet:
    """a: four events, the last two at one time; b: one long ago; a guest: two."""
    builder = TrainingSetBuilder()
    told = [("a", 3), ("a", 1), ("b", -900), (None, 1), ("a", 2), ("a", 3), (None, 7)]
    builder.add(Interaction(who, f"P{n}", 1.0, float(at)) for n, (who, at) in enumerate(told))
    return builder.build()


def test_by_default_age_does_not_count(data: TrainingSet) -> None:
    assert freshness(data, 0.0).tolist() == [1.0] * 7


def test_weights_fall_with_age_in_the_own_history(data: TrainingSet) -> None:
    found = freshness(data, 0.5)
    assert found == pytest.approx(
        [1.0, FLOOR + (1 - FLOOR) * 2**-1.5, 1.0, 1.0, FLOOR + (1 - FLOOR) / 2, 1.0, 1.0]
    )


def test_without_times_everything_is_fresh() -> None:
    builder = TrainingSetBuilder()
    builder.add(Interaction(f"C{n % 3}", f"P{n}", 1.0) for n in range(9))
    assert freshness(builder.build(), 0.1).tolist() == [1.0] * 9


def test_lessons_weigh_grade_times_freshness(data: TrainingSet) -> None:
    settings = TrainingSettings(recency=0.5)
    taught = lesson(data, assemble(data, settings), settings, np.random.default_rng(0))
    assert taught.weights == pytest.approx(freshness(data, 0.5))
