"""Variety and what stands in reserve: the one is kept whatever is asked of the other."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recommender import Ranker, RankRequest
from recommender.features import customer_features
from recommender.serving.selection import diversify, in_reserve


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    k=st.integers(0, 6),
    spare=st.integers(0, 8),
    diversity=st.sampled_from([0.0, 0.3, 1.0]),
    among=st.none() | st.frozensets(st.sampled_from([f"P{i:04}" for i in range(60)]), max_size=12),
    boosts=st.dictionaries(st.sampled_from(["P0001", "P0022", "P0043"]), st.floats(-1, 1), max_size=2),
)
def test_spare_ones_follow_and_change_nothing_before_them(
    ranker: Ranker,
    k: int,
    spare: int,
    diversity: float,
    among: frozenset[str] | None,
    boosts: dict[str, float],
) -> None:
    tastes = customer_features(tastes=["garden"])
    plain = RankRequest("C0001", tastes, k=k, diversity=diversity, among=among, boosts=boosts)
    cards = [one.item_id for one in ranker.rank(plain)]
    found = [one.item_id for one in ranker.rank(replace(plain, spare=spare))]
    everything = ranker.rank(replace(plain, k=100, diversity=0.0))
    assert found[: len(cards)] == cards
    assert len(set(found)) == len(found) == min(k + spare if k else 0, len(everything))


def test_what_was_passed_over_comes_last_in_reserve() -> None:
    pool, chosen = np.array([7, 3, 9, 1, 4]), np.array([7, 9])
    assert in_reserve(pool, chosen, 2).tolist() == [1, 4]
    assert in_reserve(pool, chosen, 9).tolist() == [1, 4, 3]


@pytest.mark.parametrize(("diversity", "expected"), [(0.0, [0, 1]), (0.3, [0, 2])])
def test_a_likeness_of_the_first_makes_way(diversity: float, expected: list[int]) -> None:
    scores = np.array([1.0, 0.9, 0.8, 0.0], dtype=np.float32)
    factors = np.array([[1, 0], [1, 0], [0, 1], [0, 1]], dtype=np.float32)
    assert diversify(scores, factors, 2, diversity).tolist() == expected
