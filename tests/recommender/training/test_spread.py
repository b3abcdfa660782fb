"""Coverage and the lean towards the popular, on counts whose answers are known."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.training import TrainingSet
from recommender.training.evaluate import by_popularity, split_by_time
from recommender.training.spread import CARDS, of_counts, spread


def test_everything_alike() -> None:
    found = of_counts(np.full(20, 5), np.ones(20))
    assert (found.coverage, found.gini, found.top_tenth, found.popularity) == (1.0, 0.0, 0.1, 1.0)


def test_one_takes_all() -> None:
    shown, taken = np.zeros(20, dtype=np.int64), np.ones(20)
    shown[7], taken[7] = 60, 21
    found = of_counts(shown, taken)
    assert found.coverage == 1 / 20
    assert found.gini == pytest.approx(19 / 20)
    assert found.top_tenth == 1.0
    assert found.popularity == pytest.approx(21 / 2)


@given(st.lists(st.integers(0, 50), min_size=2, max_size=40).filter(any))
def test_gini_is_half_the_mean_difference_over_the_mean(counts: list[int]) -> None:
    shown = np.array(counts)
    expected = np.abs(shown[:, None] - shown).mean() / (2 * shown.mean())
    assert of_counts(shown, np.ones(len(shown))).gini == pytest.approx(expected)


def test_a_ranking_by_popularity_shows_three_things_and_leans_on_them(training_set: TrainingSet) -> None:
    seen, test = split_by_time(training_set, held_out=0.2)
    found = spread(by_popularity(seen), seen, test)
    assert found.coverage == pytest.approx(CARDS / len(test.item_ids))
    assert found.popularity > 1.2
    at_random = spread(lambda events: np.random.default_rng(1).random((len(events), 60)), seen, test)
    assert at_random.coverage > 0.9
    assert at_random.gini < found.gini
    assert at_random.popularity == pytest.approx(1.0, abs=0.15)
