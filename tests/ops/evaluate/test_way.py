"""Settings are chosen within what may be seen, once a data set."""

from __future__ import annotations

import pytest

from ops.evaluate.ways import Tuned, Way
from recommender.training import Interaction, TrainingSet, TrainingSetBuilder
from recommender.training.evaluate import Scorer, by_popularity


def named(name: str, log: list[str]) -> Way:
    def fit(seen: TrainingSet, seed: int) -> Scorer:
        log.append(name)
        return by_popularity(seen)

    return fit


@pytest.fixture
def data() -> TrainingSet:
    builder = TrainingSetBuilder()
    builder.add(Interaction(f"C{n % 3}", f"P{n}", 1.0) for n in range(9))
    return builder.build()


def test_the_best_is_chosen_once_and_then_fitted(data: TrainingSet) -> None:
    log: list[str] = []
    ways = {name: named(name, log) for name in ("poor", "good", "fair")}
    values = iter([0.1, 0.9, 0.5])
    tuned = Tuned(ways, lambda seen, way: next(values))
    tuned(data, 0)
    tuned(data, 1)
    assert log == ["good", "good"]
    assert tuned.chosen == ["good"]


def test_other_data_may_choose_otherwise(data: TrainingSet) -> None:
    values = iter([0.1, 0.9, 0.8, 0.2])
    tuned = Tuned({"one": named("one", []), "two": named("two", [])}, lambda seen, way: next(values))
    assert [tuned.choose(data), tuned.choose(data.take(data.items > 2))] == ["two", "one"]


def test_with_nothing_to_choose_nothing_is_judged(data: TrainingSet) -> None:
    tuned = Tuned({"only": named("only", [])}, lambda seen, way: pytest.fail("judged"))
    assert tuned.choose(data) == "only"
    assert tuned.chosen == []
