"""The ten best of what may be recommended, never what was met before, and RecTools' figures for them."""

from __future__ import annotations

import numpy as np
import pytest

from ops.evaluate.asking import NOBODY, ask
from ops.evaluate.splits import Split
from ops.evaluate.tally import Tally
from recommender.training import Interaction, TrainingSet, TrainingSetBuilder
from recommender.training.evaluate import Scorer


@pytest.fixture
def data() -> TrainingSet:
    """Items P0 to P14; a and b have met P0 and P1, and are judged by P2 to P4."""
    builder = TrainingSetBuilder()
    builder.add_items({f"P{n}": {} for n in range(15)})
    builder.add(Interaction(who, f"P{n}", 1.0) for who in "ab" for n in (0, 1))
    builder.add(Interaction(who, f"P{n}", 1.0 if n < 4 else -1.0, 1.0) for who in "ab" for n in (2, 3, 4))
    return builder.build()


@pytest.fixture
def split() -> Split:
    return Split(np.arange(4), np.arange(4, 10), np.arange(15) < 13)


def fixed(values: list[float]) -> Scorer:
    return lambda events: np.tile(np.array(values), (len(events), 1))


DESCENDING = fixed([15.0 - n for n in range(15)])


def test_lists_are_best_first_without_what_was_met_or_may_not_be_recommended(data, split) -> None:
    answers = ask(DESCENDING, data, split, by_moment=False)
    assert answers.lists.tolist() == [list(range(2, 12))] * 2


@pytest.mark.parametrize(("by_moment", "queries"), [(False, 2), (True, 6)])
def test_a_query_is_a_customer_or_a_moment(data, split, by_moment: bool, queries: int) -> None:
    answers = ask(DESCENDING, data, split, by_moment=by_moment)
    assert len(answers.lists) == queries
    assert answers.scores.tolist() == [13.0, 12.0, 11.0] * 2


def test_lists_end_where_candidates_do(data, split) -> None:
    few = Split(split.seen, split.test, np.isin(np.arange(15), [0, 5, 6]))
    assert ask(DESCENDING, data, few, by_moment=False).lists[0].tolist() == [5, 6, *[NOBODY] * 8]


def test_equal_scores_do_not_follow_the_catalogue(data, split) -> None:
    answers = ask(fixed([0.0] * 15), data, split, by_moment=False)
    assert answers.lists[0].tolist() != sorted(answers.lists[0].tolist())


def test_figures_of_a_perfect_and_of_a_hopeless_list(data, split) -> None:
    found = {}
    for name, scorer in (("best", DESCENDING), ("worst", fixed([float(n) for n in range(15)]))):
        tally = Tally(data)
        tally.begin()
        tally.add(split, ask(scorer, data, split, by_moment=False))
        found[name] = tally.figures()
    gains = 1 / np.log2(np.arange(2, 12))
    assert found["best"]["recall_at_10"].value == 1.0
    assert found["best"]["ndcg_at_10"].value == pytest.approx(gains[:2].sum() / gains.sum())
    assert found["best"]["customer_auc"].value == found["best"]["auc"].value == 1.0
    assert found["worst"]["customer_auc"].value == 0.0
    assert found["worst"]["ndcg_at_10"].value < found["best"]["ndcg_at_10"].value
    assert found["best"]["coverage_at_10"].value == pytest.approx(10 / 13)


def test_within_folds_only_what_one_model_judged_is_compared(data) -> None:
    """Each fold orders its own answers rightly, but the second model scores everything higher."""
    tally = Tally(data)
    tally.begin()
    met = np.ones(15, dtype=bool)
    for rows, offset in (([4], 0.0), ([5, 6], 100.0)):
        split = Split(np.arange(4), np.array(rows), met)
        tally.add(split, ask(fixed([15.0 - n + offset for n in range(15)]), data, split, by_moment=False))
    assert (tally.value("customer_auc"), tally.value("customer_auc_in_folds")) == (0.5, 1.0)
