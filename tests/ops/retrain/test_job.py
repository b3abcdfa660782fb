"""Retraining over a real database: planted effects are found, and a crash leaves the champion."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from actions.suggest import item_facts, person_features
from ops.retrain import Plan, ensure, retrain
from ops.retrain.gather import training_set
from ops.retrain.history import History
from ops.retrain.lease import Lease
from ops.retrain.profiles.keeping import keep_profiles_by
from ops.retrain.shelf import KIND
from recommender import ItemFacts, Ranker, RankRequest, TrainingError, artefact
from recommender.features import context_features
from recommender.training import TrainingSettings
from store import FeedbackKind, Store

from .conftest import LATER, START, clock_from, customer, planted, product, reaction


def facts(store: Store) -> list[ItemFacts]:
    return [item_facts(p) for p in store.products.all()]


def test_planted_effects_are_recovered(store: Store, tmp_path: Path, quick: TrainingSettings) -> None:
    metrics = retrain(store, tmp_path, Plan(quick)).metrics
    assert metrics["auc_ours_low"] > metrics["auc_popularity_high"] + 0.1
    assert metrics["context_gain_auc_low"] > 0.01
    assert metrics["context_gain_shown_auc"] > 0.02


def test_a_customer_in_another_state_sees_another_order(
    store: Store, tmp_path: Path, quick: TrainingSettings
) -> None:
    retrain(store, tmp_path, Plan(quick))
    ranker = Ranker.open(tmp_path / KIND)
    ranker.set_catalogue(facts(store))
    person = store.customers.get("C0001")
    tops = []
    for mood in ("delight", "anxiety"):
        state = context_features(emotion_scores={mood: 0.9}, intensity=0.6)
        found = ranker.rank(RankRequest("C0001", person_features(person), state, diversity=0))
        tops.append({tag for s in found for tag in store.products.get(s.item_id).tags})
    assert tops == [{"bold"}, {"cosy"}]


def test_a_second_run_of_ensure_trains_nothing(store: Store, tmp_path: Path, quick: TrainingSettings) -> None:
    first = ensure(store, tmp_path, Plan(quick))
    again = ensure(store, tmp_path, Plan(quick))
    assert (first.trained, again.trained, again.version) == (True, False, first.version)


@pytest.mark.parametrize("promoted", [True, False])
def test_a_run_by_itself_trains_nothing_while_nothing_changed(
    serving: Store, version: str, tmp_path: Path, quick: TrainingSettings, promoted: bool
) -> None:
    clock, own = clock_from(LATER), quick
    if not promoted:
        own = replace(quick, epochs=1, learning_rate=1e-9)
        assert not retrain(serving, tmp_path, Plan(own, clock=clock)).promoted
    again = retrain(serving, tmp_path, Plan(own, clock=clock, only_if_changed=True))
    assert (again.trained, again.promoted, again.version) == (False, False, version)
    assert again.reason == "nothing changed"
    asked = retrain(serving, tmp_path, Plan(quick, clock=clock))
    assert asked.trained and asked.version != version


def test_ensure_trains_again_after_a_new_reaction(
    serving: Store, tmp_path: Path, quick: TrainingSettings
) -> None:
    offer, said = reaction(
        "new", "C0001", product(3), FeedbackKind.LIKE, START + timedelta(days=20), "delight"
    )
    serving.offers.add(offer)
    serving.feedback.add(said)
    assert ensure(serving, tmp_path, Plan(quick)).trained


def test_ensure_trains_again_over_a_damaged_artefact(
    serving: Store, version: str, tmp_path: Path, quick: TrainingSettings
) -> None:
    (tmp_path / KIND / version / "items_factors.npy").write_bytes(b"torn")
    assert ensure(serving, tmp_path, Plan(quick)).trained
    assert Ranker.open(tmp_path / KIND).version


def test_over_a_damaged_artefact_it_is_judged_beside_the_one_before(
    serving: Store, version: str, tmp_path: Path, quick: TrainingSettings
) -> None:
    clock = clock_from(LATER)
    second = retrain(serving, tmp_path, Plan(quick, clock=clock)).version
    (tmp_path / KIND / second / "items_factors.npy").write_bytes(b"torn")
    useless = replace(quick, epochs=1, learning_rate=1e-9)
    refused = retrain(serving, tmp_path, Plan(useless, clock=clock))
    assert (refused.trained, refused.promoted, refused.version) == (True, False, version)
    assert artefact.current(tmp_path / KIND).name == version == serving.artefacts.champion(KIND).version
    assert Ranker.open(tmp_path / KIND).version == version


def test_profiles_are_made_by_whatever_serves(
    serving: Store, version: str, tmp_path: Path, quick: TrainingSettings
) -> None:
    stages: list[str] = []
    useless = replace(quick, epochs=1, learning_rate=1e-9)
    told = Plan(useless, clock=clock_from(LATER), report=lambda name, *_: stages.append(name))
    retrain(serving, tmp_path, told)
    assert (serving.profiles.get("C0001").model, stages[-1]) == (version, "profiles")


def test_a_starter_groups_nothing(empty_store: Store, tmp_path: Path, quick: TrainingSettings) -> None:
    empty_store.products.replace_all([product(n) for n in range(48)])
    ensure(empty_store, tmp_path)
    planted(empty_store, n_customers=2, steps=2)
    keep_profiles_by(tmp_path / KIND, empty_store, now=START)
    found = empty_store.profiles.get("C0001")
    assert (found.liked.events, found.likings) == (4, ())


def gathered(store: Store, folder: Path):
    history = History(folder / "history")
    history.update(store)
    return training_set(store, history, now_s=2e9)


class Unplugged(RuntimeError):
    """Somebody pulled the plug."""


@pytest.mark.parametrize("stage", ["measuring", "fitting"])
def test_a_crash_leaves_the_champion(
    serving: Store, version: str, tmp_path: Path, quick: TrainingSettings, stage: str
) -> None:
    def unplug(name: str, done: int, of: int) -> None:
        if name == stage and done == of:
            raise Unplugged

    with pytest.raises(Unplugged):
        retrain(serving, tmp_path, Plan(quick, clock=clock_from(LATER), report=unplug))
    assert Ranker.open(tmp_path / KIND).version == version
    assert serving.artefacts.champion(KIND).version == version


class NoPromotion:
    """A register that fails at the last moment before the pointer moves."""

    def __init__(self, real: object) -> None:
        self.real = real

    def __getattr__(self, name: str) -> object:
        if name == "promote":
            raise Unplugged
        return getattr(self.real, name)


def test_a_crash_before_promotion_leaves_the_pointer(
    serving: Store, version: str, tmp_path: Path, quick: TrainingSettings
) -> None:
    serving.artefacts = NoPromotion(serving.artefacts)
    with pytest.raises(Unplugged):
        retrain(serving, tmp_path, Plan(quick, clock=clock_from(LATER)))
    assert Ranker.open(tmp_path / KIND).version == version


def test_a_worse_challenger_is_not_promoted(
    serving: Store, version: str, tmp_path: Path, quick: TrainingSettings
) -> None:
    useless = replace(quick, epochs=1, learning_rate=1e-9)
    outcome = retrain(serving, tmp_path, Plan(useless, clock=clock_from(LATER)))
    assert (outcome.promoted, outcome.version) == (False, version)
    assert artefact.current(tmp_path / KIND).name == version


def test_ensure_is_content_with_what_serves_while_another_trains(
    serving: Store, version: str, tmp_path: Path, quick: TrainingSettings
) -> None:
    with Lease(serving):
        outcome = ensure(serving, tmp_path, Plan(replace(quick, seed=6)))
    assert (outcome.version, outcome.trained) == (version, False)


def test_a_challenger_is_set_against_the_starter_on_every_event(
    empty_store: Store, tmp_path: Path, quick: TrainingSettings
) -> None:
    empty_store.products.replace_all([product(n) for n in range(48)])
    ensure(empty_store, tmp_path)
    planted(empty_store)
    assert "champion" in retrain(empty_store, tmp_path, Plan(quick)).metrics


def test_an_empty_store_has_nothing_to_teach(empty_store: Store, tmp_path: Path) -> None:
    with pytest.raises(TrainingError):
        retrain(empty_store, tmp_path)


def test_a_shop_without_history_starts_from_tastes(empty_store: Store, tmp_path: Path) -> None:
    empty_store.products.replace_all([product(n) for n in range(8)])
    outcome = ensure(empty_store, tmp_path)
    assert outcome.version.startswith("starter-")
    assert not ensure(empty_store, tmp_path).trained
    assert Ranker.open(tmp_path / KIND).version == outcome.version


def test_few_events_are_promoted_without_a_verdict(
    empty_store: Store, tmp_path: Path, quick: TrainingSettings
) -> None:
    empty_store.products.replace_all([product(n) for n in range(8)])
    empty_store.customers.put_many([customer(1)])
    offer, said = reaction("1", "C0001", product(3), FeedbackKind.LIKE, START, "delight")
    empty_store.offers.add(offer)
    empty_store.feedback.add(said)
    assert "without a verdict" in retrain(empty_store, tmp_path, Plan(quick)).reason


def test_a_purchase_from_a_card_counts_once(store: Store, tmp_path: Path) -> None:
    offer, said = reaction(
        "twice", "C0002", product(5), FeedbackKind.BUY, START + timedelta(days=30), "delight"
    )
    before = len(gathered(store, tmp_path))
    store.offers.add(offer)
    store.feedback.add(said)
    store.orders.place("C0002", "P0005")
    assert len(gathered(store, tmp_path)) == before + 1


def test_the_context_is_the_one_the_card_was_shown_in(store: Store, tmp_path: Path) -> None:
    data = gathered(store, tmp_path)
    names = {data.traits[column] for column in data.contexts[0].indices}
    assert names >= {"intensity", "channel:web"}
    assert names & {"emotion:delight", "emotion:anxiety"}
