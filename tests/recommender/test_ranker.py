"""What holds for every answer of the ranker, whatever is asked."""

from __future__ import annotations

import math
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recommender import ItemFacts, Ranker, RankRequest
from recommender.features import context_features, customer_features, item_features

IDS = st.sampled_from([f"P{i:04}" for i in range(70)])
SCORES = st.dictionaries(st.sampled_from(["glad", "low", "other"]), st.floats(0, 1), max_size=3)
requests = st.builds(
    RankRequest,
    customer_id=st.sampled_from([None, "C0001", "C0002", "nobody", "", "C0001\n'; --"]),
    customer_features=st.lists(st.sampled_from(["garden", "books", "opera"]), max_size=3).map(
        lambda tastes: customer_features(tastes=tastes)
    ),
    context=SCORES.map(lambda scores: context_features(emotion_scores=scores, hour=9)),
    k=st.integers(0, 80),
    exclude_ids=st.frozensets(IDS, max_size=40),
    among=st.none() | st.frozensets(IDS, max_size=40),
    max_price_cents=st.none() | st.integers(0, 20_000),
    min_price_cents=st.none() | st.integers(0, 20_000),
    categories=st.none() | st.frozensets(st.sampled_from(["Garden", "books", "unheard of"]), max_size=2),
    tags=st.none() | st.frozensets(st.sampled_from(["BOLD", "cosy", "unheard of"]), max_size=2),
    diversity=st.floats(0, 1),
)
law = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@law
@given(request=requests)
def test_answers_are_sorted_short_and_unique(ranker: Ranker, request: RankRequest) -> None:
    found = ranker.rank(request)
    assert len(found) <= request.k
    assert [s.score for s in found] == sorted((s.score for s in found), reverse=True)
    assert len({s.item_id for s in found}) == len(found)


@law
@given(request=requests)
def test_every_filter_is_respected(ranker: Ranker, items: list[ItemFacts], request: RankRequest) -> None:
    facts = {item.id: item for item in items}
    for suggestion in ranker.rank(request):
        item = facts[suggestion.item_id]
        assert item.stock > 0
        assert item.id not in request.exclude_ids
        assert request.among is None or item.id in request.among
        assert request.max_price_cents is None or item.price_cents <= request.max_price_cents
        assert request.min_price_cents is None or item.price_cents >= request.min_price_cents
        assert request.categories is None or item.category in {c.casefold() for c in request.categories}
        assert request.tags is None or item.tags & {t.casefold() for t in request.tags}


@law
@given(request=requests)
def test_nothing_that_passes_is_forgotten(
    ranker: Ranker, items: list[ItemFacts], request: RankRequest
) -> None:
    prices = (request.min_price_cents or 0, request.max_price_cents or math.inf)
    if request.max_price_cents == 0:
        prices = (prices[0], 0)
    categories = None if request.categories is None else {c.casefold() for c in request.categories}
    tags = None if request.tags is None else {t.casefold() for t in request.tags}
    passing = [
        item
        for item in items
        if item.stock > 0
        and item.id not in request.exclude_ids
        and (request.among is None or item.id in request.among)
        and prices[0] <= item.price_cents <= prices[1]
        and (categories is None or item.category in categories)
        and (tags is None or item.tags & tags)
    ]
    assert len(ranker.rank(request)) == min(request.k, len(passing))


@law
@given(request=requests)
def test_contributions_sum_to_the_score(ranker: Ranker, request: RankRequest) -> None:
    for suggestion in ranker.rank(request):
        assert math.fsum(part for _, part in suggestion.contributions) == suggestion.score
        exact = float(ranker.score(request, [suggestion.item_id])[0])
        assert suggestion.score == pytest.approx(exact, abs=1e-5)


@law
@given(request=requests)
def test_reasons_are_positive_traits_the_item_has(
    ranker: Ranker, items: list[ItemFacts], request: RankRequest
) -> None:
    facts = {item.id: item for item in items}
    for suggestion in ranker.rank(request):
        for reason in suggestion.reasons:
            assert reason.value > 0
            assert reason.item_feature in facts[suggestion.item_id].features


def test_without_diversity_the_best_scores_win(ranker: Ranker, items: list[ItemFacts]) -> None:
    request = RankRequest(customer_id="C0001", k=10, diversity=0, in_stock_only=False)
    scores = ranker.score(request, [item.id for item in items])
    best = sorted(scores.tolist(), reverse=True)[:10]
    assert [s.score for s in ranker.rank(request)] == pytest.approx(best, abs=1e-5)


def test_the_state_changes_the_order(ranker: Ranker, items: list[ItemFacts]) -> None:
    tags = {item.id: item.tags for item in items}
    for customer in ("C0000", "C0001", "C0002", "C0003"):
        glad, low = (
            ranker.rank(
                RankRequest(customer, context=context_features(emotion_scores={mood: 0.9}), diversity=0)
            )
            for mood in ("glad", "low")
        )
        assert all("bold" in tags[s.item_id] for s in glad)
        assert all("cosy" in tags[s.item_id] for s in low)


@pytest.mark.parametrize("taste", ["lighting", "garden", "kitchen", "books"])
def test_a_new_customer_gets_what_their_tastes_say(
    ranker: Ranker, items: list[ItemFacts], taste: str
) -> None:
    facts = {item.id: item for item in items}
    found = ranker.rank(RankRequest("C9999", customer_features(tastes=[taste])))
    assert {facts[s.item_id].category for s in found} == {taste}


def test_a_new_product_ranks_from_its_features(ranker: Ranker, items: list[ItemFacts]) -> None:
    named = item_features(category="garden", brand="brand1", tags=["cosy"], price_cents=5_000)
    newcomer = ItemFacts("NEW1", named, 5_000, 5, "garden", frozenset({"cosy"}))
    ranker.set_catalogue([*items, newcomer])
    state = context_features(emotion_scores={"low": 0.9})
    found = ranker.rank(RankRequest(None, customer_features(tastes=["garden"]), state, k=10, diversity=0))
    assert "NEW1" in {s.item_id for s in found}


def test_an_item_of_which_nothing_is_known_is_explained_among_others(
    ranker: Ranker, items: list[ItemFacts]
) -> None:
    ranker.set_catalogue([items[1], ItemFacts("BARE", {}), items[2]])
    state = context_features(emotion_scores={"low": 0.9})
    request = RankRequest("C0001", customer_features(tastes=["garden"]), state, k=3, diversity=0)
    found = {one.item_id: one for one in ranker.rank(request)}
    assert "BARE" in found
    assert not found["BARE"].reasons
    for item_id, one in found.items():
        exact = float(ranker.score(request, [item_id])[0])
        assert math.fsum(part for _, part in one.contributions) == pytest.approx(exact, abs=1e-5)


def test_a_guest_without_any_feature_is_answered(ranker: Ranker) -> None:
    assert len(ranker.rank(RankRequest())) == 3


def test_an_empty_catalogue_answers_nothing(ranker: Ranker) -> None:
    ranker.set_catalogue([])
    assert ranker.rank(RankRequest("C0001")) == []


def test_reasons_name_taste_and_trait(ranker: Ranker) -> None:
    found = ranker.rank(RankRequest("C9999", customer_features(tastes=["books"])))
    assert any(
        r.item_feature == "category:books" and r.customer_feature == "taste:books" for r in found[0].reasons
    )


def test_serving_imports_no_training_library() -> None:
    heavy = ("lightfm", "scipy", "sklearn", "pandas", "recommender.training")
    code = f"import sys, recommender; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
