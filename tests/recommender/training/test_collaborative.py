"""What stands beside LightFM's factors adds to the score of identities and of nobody else."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from recommender import ItemFacts, Ranker, RankRequest
from recommender.training import Interaction, TrainingSet, TrainingSetBuilder, TrainingSettings, export, train
from recommender.training.collaborative import collaborate, mean_grades
from recommender.weighting import GroupRule

PLAIN = TrainingSettings(n_factors=6, epochs=4, min_customer_events=1, min_item_events=1)
WIDE = replace(PLAIN, collaborative_factors=4, collaborative_penalty=0.1, item_prior=0.5)


@pytest.fixture(scope="module")
def clans() -> TrainingSet:
    """Two clans with their own items, and identities that weigh something else than 1."""
    builder = TrainingSetBuilder({"customer": GroupRule(0.5), "item": GroupRule(0.3)})
    chance = np.random.default_rng(3)
    for number in range(40):
        builder.add(
            Interaction(f"C{number}", f"P{2 * item + number % 2}", 1.0, shown=False)
            for item in chance.choice(15, size=8, replace=False)
        )
    return builder.build()


def test_scores_are_lightfm_plus_what_is_added(clans: TrainingSet) -> None:
    fitted = train(clans, WIDE)
    assert fitted.added is not None
    items = [ItemFacts(name, {}) for name in clans.item_ids]
    ranker = Ranker(export(fitted, "wide"), items)
    lightfm = fitted.lightfm.predict(
        np.repeat(fitted.matrices.row_of_event[0], len(items)),
        np.arange(len(items)),
        item_features=fitted.matrices.item_rows,
        user_features=fitted.matrices.customer_rows,
    )
    added = fitted.added.item_factors @ fitted.added.customer_factors[0] + fitted.added.item_biases
    found = ranker.score(RankRequest(clans.customer_ids[0]), list(clans.item_ids))
    assert found == pytest.approx(lightfm + added, abs=1e-5)


def test_parts_still_sum_to_the_score(clans: TrainingSet) -> None:
    ranker = Ranker(export(train(clans, WIDE), "wide"), [ItemFacts(name, {}) for name in clans.item_ids])
    for found in ranker.rank(RankRequest("C1", k=5)):
        assert sum(part for _, part in found.contributions) == pytest.approx(found.score, abs=1e-9)


def test_guests_and_new_products_are_ranked_by_lightfm_alone(clans: TrainingSet) -> None:
    fitted = train(clans, WIDE)
    wide = export(fitted, "wide").customers
    anyone = wide.columns["anyone"]
    assert not wide.factors[anyone, PLAIN.n_factors :].any()


def test_factorisation_tells_the_clans_apart(clans: TrainingSet) -> None:
    added = collaborate(clans, WIDE, spread=1.0)
    scores = added.customer_factors @ added.item_factors.T
    even = np.array([int(name[1:]) % 2 == 0 for name in clans.item_ids])
    assert scores[0, even].mean() > scores[0, ~even].mean() + 0.3


def test_factors_have_the_asked_share_of_the_spread(clans: TrainingSet) -> None:
    scores = [
        collaborate(clans, replace(WIDE, collaborative_share=share), spread=2.0).item_factors.std()
        for share in (0.5, 2.0)
    ]
    assert scores[1] / scores[0] == pytest.approx(2.0, rel=1e-5)


def test_mean_grades_are_drawn_towards_the_overall_mean() -> None:
    builder = TrainingSetBuilder()
    builder.add_items({"never": {}})
    builder.add([Interaction("a", "good", 1.0)] * 5 + [Interaction("a", "bad", -1.0)] * 5)
    assert mean_grades(builder.build()).tolist() == pytest.approx([0.0, 0.5, -0.5])
