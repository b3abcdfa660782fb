"""The benchmark compares equals: both rank by the same factors."""

from __future__ import annotations

from ops.bench.recommender import K, contest, measure


def test_ours_answers_in_full_and_within_the_filters() -> None:
    one = contest(2_000)
    found = one.ranker.rank(one.request)
    assert len(found) == K
    assert all(int(s.item_id) % 10 > 0 and int(s.item_id) % 20_000 <= 15_000 for s in found)


def test_ours_equals_lightfm() -> None:
    assert measure(rounds=1, n_items=2_000)["max_abs_diff_vs_lightfm"] <= 1e-5
