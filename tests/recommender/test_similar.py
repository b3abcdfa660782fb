"""What holds for every list of items like one of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender import ItemFacts, Ranker, RankRequest
from recommender.features import item_features
from tests.recommender.conftest import planted_items
from tests.recommender.test_ranker import IDS, law, requests

ITEMS = planted_items()


@law
@given(item_id=IDS, request=requests)
def test_never_the_item_itself_and_never_what_is_filtered_out(
    ranker: Ranker, item_id: str, request: RankRequest
) -> None:
    facts = {item.id: item for item in ITEMS}
    found = [suggestion.item_id for suggestion in ranker.similar(item_id, request)]
    assert item_id not in found
    assert len(found) <= request.k
    assert not request.exclude_ids & set(found)
    assert all(facts[one].stock > 0 for one in found)
    allowed = {suggestion.item_id for suggestion in ranker.rank(replace(request, k=100, diversity=0))}
    assert set(found) <= allowed


@law
@given(item_id=IDS, bonus=st.dictionaries(IDS, st.floats(0, 1), max_size=4))
def test_parts_sum_to_the_score_and_scores_fall(
    ranker: Ranker, item_id: str, bonus: dict[str, float]
) -> None:
    found = ranker.similar(item_id, RankRequest(k=70), bonus=bonus)
    assert all(one.score == pytest.approx(sum(part for _, part in one.contributions)) for one in found)
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


def test_what_is_for_the_same_use_comes_first(ranker: Ranker) -> None:
    facts = {item.id: item for item in ITEMS}
    # P0001 is a cosy or bold thing for the garden; there are 14 more of the garden, half of them such.
    found = [facts[one.item_id] for one in ranker.similar("P0001", RankRequest(k=5))]
    assert {item.category for item in found} == {"garden"}
    assert {tag for item in found for tag in item.tags} == set(facts["P0001"].tags)


def test_a_bonus_lifts(ranker: Ranker) -> None:
    last = ranker.similar("P0001", RankRequest(k=70))[-1].item_id
    assert ranker.similar("P0001", RankRequest(k=1), bonus={last: 3.0})[0].item_id == last


def test_a_product_training_never_saw_has_likes(ranker: Ranker) -> None:
    newcomer = ItemFacts("NEW", item_features(category="garden", tags=["cosy"]), 500, 1, "garden")
    ranker.set_catalogue([*ITEMS, newcomer])
    facts = {item.id: item for item in ITEMS}
    assert facts[ranker.similar("NEW", RankRequest(k=1))[0].item_id].category == "garden"


def test_an_unknown_id_is_like_nothing(ranker: Ranker) -> None:
    assert ranker.similar("no such item", RankRequest()) == []
