"""Measuring: known answers first, then the same scores as serving."""

from __future__ import annotations

import numpy as np
import pytest

from recommender import ItemFacts, Ranker, RankRequest
from recommender.training import (
    Interaction,
    TrainingSet,
    TrainingSetBuilder,
    TrainingSettings,
    export,
    train,
)
from recommender.training.evaluate import by_model, judge, judge_reactions, split_by_time


def logged(*events: tuple[str, str, float, float]) -> TrainingSet:
    builder = TrainingSetBuilder()
    builder.add_items({item: {} for item in "abcde"})
    builder.add(Interaction(who, item, grade, at) for who, item, grade, at in events)
    return builder.build()


def scorer(*scores: float):
    return lambda events: np.tile(np.array(scores, dtype=np.float64), (len(events), 1))


@pytest.mark.parametrize(
    ("scores", "auc", "ndcg"),
    [
        ((5, 4, 3, 2, 1), 1.0, 1.0),
        ((1, 2, 3, 4, 5), 0.0, 1 / np.log2(6)),
        ((3, 3, 3, 3, 3), 0.5, 1 / np.log2(4)),
        ((3, 5, 1, 1, 1), 0.75, 1 / np.log2(3)),
    ],
)
def test_a_taken_item_is_ranked_against_the_catalogue(scores: tuple, auc: float, ndcg: float) -> None:
    verdict = judge(scorer(*scores), logged(("x", "a", 1.0, 0.0)))
    assert (verdict.auc.value, verdict.ndcg.value) == pytest.approx((auc, ndcg))


def test_only_what_was_shown_together_is_compared() -> None:
    data = logged(("x", "a", 1, 0), ("x", "b", -1, 0), ("x", "c", -1, 1), ("y", "d", -1, 0), ("y", "e", 1, 1))
    assert judge_reactions(scorer(2, 1, 9, 9, 0), data).wins.tolist() == [1.0]


def test_a_split_by_time_keeps_equal_times_together() -> None:
    data = logged(*(("x", "a", 1.0, float(at // 4)) for at in range(20)))
    seen, test = split_by_time(data, held_out=0.2)
    assert seen.times.max() < test.times.min()


def test_the_interval_holds_the_mean() -> None:
    data = logged(*((f"c{n}", "abcde"[n % 5], 1.0, 0.0) for n in range(30)))
    auc = judge(scorer(5, 4, 3, 2, 1), data).auc
    assert auc.low < auc.value < auc.high


def test_measured_scores_are_served_scores(training_set: TrainingSet, items: list[ItemFacts]) -> None:
    model = export(train(training_set, TrainingSettings(n_factors=8, epochs=3)), "v")
    part = training_set.take(np.arange(0, len(training_set), 97))
    measured = by_model(model)(part)
    ranker = Ranker(model, items)
    for row, scores in enumerate(measured):
        customer = training_set.customer_ids[part.customers[row]]
        # The fixture's weights are 1 wherever it matters, so weighted rows can be read back as raw ones.
        own = training_set.customer_features[part.customers[row]]
        traits = {
            training_set.traits[c]: v / model.rules[training_set.traits[c].partition(":")[0]].weight
            for matrix in (own, part.contexts[row])
            for c, v in zip(matrix.indices, matrix.data, strict=True)
        }
        served = ranker.score(RankRequest(customer, traits), list(training_set.item_ids))
        assert served == pytest.approx(scores, abs=1e-5)
