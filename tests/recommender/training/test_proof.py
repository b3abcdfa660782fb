"""Context is used where it pays and left out where it does not, before anything is fitted for good."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest

from recommender import ItemFacts, Ranker, RankRequest, artefact
from recommender.model import Model, Side
from recommender.training import (
    Interaction,
    TrainingSet,
    TrainingSetBuilder,
    TrainingSettings,
    export,
    fit,
    train,
)
from recommender.training.proof import Proof, _folds, prove

QUICK = TrainingSettings(n_factors=8, epochs=8)


def moods(*, judged: bool = True) -> TrainingSet:
    """Loud things please when up, quiet ones when down."""
    chance = random.Random(4)
    builder = TrainingSetBuilder()
    builder.add_items({f"P{n}": {"kind:loud" if n % 2 else "kind:quiet": 1.0} for n in range(20)})
    for number in range(600):
        up, item = chance.random() < 0.5, chance.randrange(20)
        suits = (item % 2 == 1) == up
        if judged or suits:
            context = {"mood:up" if up else "mood:down": 1.0}
            builder.add(
                [
                    Interaction(
                        f"C{number % 15}", f"P{item}", 1.0 if suits else -1.0, 0.0, context, shown=judged
                    )
                ]
            )
    return builder.build()


def dealt_out(data: TrainingSet, seed: int = 6) -> TrainingSet:
    return replace(data, contexts=data.contexts[np.random.default_rng(seed).permutation(len(data))])


@pytest.mark.parametrize("judged", [True, False])
def test_context_that_decides_is_used(judged: bool) -> None:
    fitted = train(moods(judged=judged), QUICK)
    assert fitted.settings.with_context
    assert fitted.proof is not None
    assert fitted.proof.gain > 0.05


def test_context_dealt_out_at_random_is_mostly_left_out() -> None:
    # One standard error lets chance through in one deal out of six, and fifteen customers tell it coarsely.
    used = [train(dealt_out(moods(), seed), QUICK).settings.with_context for seed in range(8)]
    assert sum(used) < 4


def test_that_one_model_is_kinder_than_another_is_no_gain() -> None:
    def kinder_by_what_it_saw(seen: TrainingSet, settings: TrainingSettings) -> Model:
        bias = 0.0 if settings.with_context else -float(seen.grades.mean())
        anyone = Side({"anyone": 0}, np.zeros((1, 1), np.float32), np.array([bias], np.float32))
        return Model("v", anyone, Side({}, np.zeros((0, 1), np.float32), np.zeros(0, np.float32)), {})

    assert prove(moods(), QUICK, kinder_by_what_it_saw).gain == 0.0


def test_left_out_it_weighs_nothing_in_serving(tmp_path) -> None:
    data = dealt_out(moods())
    fit(data, tmp_path, QUICK, version="v1")
    model = artefact.read(tmp_path / "v1")
    assert model.customer_row("C1", {}, {"mood:up": 1.0}) == model.customer_row("C1", {}, {})


def test_a_trait_shared_by_customer_and_moment_does_not_come_back_through_the_name() -> None:
    builder = TrainingSetBuilder()
    builder.add_customers({"C1": {"mood:up": 1.0}})
    builder.add([Interaction("C1", "P1", 1.0), Interaction("C1", "P2", -1.0)] * 3)
    model = export(train(builder.build(), replace(QUICK, with_context=False)), "v")
    ranker = Ranker(model, [ItemFacts("P1", {})])
    asked = [RankRequest("C1", {"mood:up": 1.0}, context) for context in ({}, {"mood:up": 1.0})]
    assert ranker.score(asked[0], ["P1"]) == ranker.score(asked[1], ["P1"])


def test_too_little_to_judge_by_proves_nothing() -> None:
    fitted = train(moods().take(np.arange(30)), QUICK)
    assert not fitted.settings.with_context


def test_untried_it_is_taken_on_trust() -> None:
    fitted = train(dealt_out(moods()), replace(QUICK, context_folds=0))
    assert fitted.settings.with_context
    assert fitted.proof is None


@pytest.mark.parametrize(
    ("gain", "error", "holds"), [(0.03, 0.01, True), (0.01, 0.02, False), (0.0, np.inf, False)]
)
def test_the_margin_is_in_standard_errors(gain: float, error: float, holds: bool) -> None:
    assert Proof(gain, error).holds(1.0) is holds


def test_what_was_shown_together_is_left_out_together() -> None:
    builder = TrainingSetBuilder()
    builder.add(Interaction(f"C{n % 4}", f"P{n % 7}", 1.0, at=n // 12) for n in range(240))
    data = builder.build()
    fold = _folds(data, 3, np.random.default_rng(0))
    moments = np.stack([data.customers, data.times], axis=1)
    for moment in np.unique(moments, axis=0):
        assert len(set(fold[(moments == moment).all(axis=1)])) == 1
