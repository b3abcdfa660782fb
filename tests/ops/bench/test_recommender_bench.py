"""The benchmark compares equals: all rank by the same factors, and ours within the filters."""

from __future__ import annotations

import numpy as np
import pytest

from ops.bench.recommender import fitted
from ops.bench.recommender_contest import Contest, K, contest, noise, request_of, timed
from ops.bench.recommender_fit import in_a_process
from ops.bench.recommender_shop import interactions, moment, open_shop


@pytest.fixture(scope="module")
def of_a_shop() -> Contest:
    shop = open_shop(2_000, 100)
    model = fitted(2_000, n_events=3_000, epochs=1)
    items = [shop.item(row) for row in range(2_000)]
    return contest(model, items, request_of("C7", shop.customer(7), moment("delight", 19)))


def test_ours_answers_in_full_and_within_the_filters(of_a_shop: Contest) -> None:
    found = of_a_shop.ranker.rank(of_a_shop.request)
    assert len(found) == K
    assert all(of_a_shop.passing[int(s.item_id[1:])] for s in found)


def test_ours_equals_lightfm(of_a_shop: Contest) -> None:
    scores = of_a_shop.ranker.score(of_a_shop.request, [f"P{row}" for row in range(2_000)])
    assert np.abs(scores - of_a_shop.predicted()).max() <= 1e-5


@pytest.mark.parametrize("equal", [False, True])
def test_the_worst_cases_are_exact_too(equal: bool) -> None:
    assert contest(*noise(20_000, 16, equal=equal), request_of(None, {}, {})).recall() == 1.0


def test_an_answer_from_elsewhere_would_be_noticed(of_a_shop: Contest) -> None:
    worst = np.argsort(of_a_shop.predicted())[:500]
    of_a_shop.passing[worst] = False
    assert of_a_shop.recall() == 1.0
    others = contest(*noise(2_000, 8), request_of(None, {}, {}))
    others.biases[:] = -others.biases
    assert others.recall() < 1.0


def test_every_way_is_timed(of_a_shop: Contest) -> None:
    assert set(timed(of_a_shop.ways(), 1)) == {"ours", "lightfm", "product", "implicit"}


def test_the_invented_shop_is_the_same_each_time() -> None:
    first, again = (list(interactions(open_shop(50, 20), 100)) for _ in range(2))
    assert first == again
    assert {event.grade > 0 for event in first} == {True, False}


@pytest.mark.slow
def test_a_fit_tells_its_time_and_memory() -> None:
    found = in_a_process(1_000)
    assert found["fit_s"] > 0
    assert found["fit_peak_mib"] > 10
