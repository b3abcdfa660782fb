"""A boost adds to the score exactly, and never lifts anything past a filter."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender import Ranker, RankRequest
from tests.recommender.test_ranker import IDS, law, requests

boosts = st.dictionaries(IDS, st.floats(-3, 3), max_size=30)


@law
@given(request=requests, boosts=boosts)
def test_the_order_is_that_of_all_boosted_scores(
    ranker: Ranker, request: RankRequest, boosts: dict[str, float]
) -> None:
    plain = replace(request, diversity=0.0)
    everything = {one.item_id: one.score for one in ranker.rank(replace(plain, k=100))}
    expected = sorted((score + boosts.get(one, 0.0) for one, score in everything.items()), reverse=True)
    found = ranker.rank(replace(plain, boosts=boosts))
    assert [one.score for one in found] == pytest.approx(expected[: request.k], abs=1e-4)
    assert {one.item_id for one in found} <= everything.keys()


@law
@given(request=requests, boosts=boosts)
def test_the_boost_is_one_part_of_the_score(
    ranker: Ranker, request: RankRequest, boosts: dict[str, float]
) -> None:
    for one in ranker.rank(replace(request, boosts=boosts)):
        assert dict(one.contributions).get("boost", 0.0) == boosts.get(one.item_id, 0.0)
        assert one.score == pytest.approx(sum(part for _, part in one.contributions), abs=1e-6)
