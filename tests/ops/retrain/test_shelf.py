"""The shelf of models: each has a name, the register says what serves, old ones are cleared away."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ops.retrain import Plan, ensure, retrain
from ops.retrain.shelf import KEPT, KIND
from recommender import Ranker, artefact
from recommender.training import TrainingSettings
from store import Artefact, Store

from .conftest import LATER, START, clock_from


def test_models_made_of_the_same_data_in_one_second_are_two(
    serving: Store, version: str, tmp_path: Path, quick: TrainingSettings
) -> None:
    for _ in range(2):
        retrain(serving, tmp_path, Plan(quick, clock=lambda: LATER))
    others = [path.parent.name for path in (tmp_path / KIND).glob("*/manifest.json")]
    others.remove(version)
    assert len(others) == 2
    assert all(serving.artefacts.find(KIND, other) for other in others)


def test_the_register_names_what_the_pointer_serves(
    store: Store, tmp_path: Path, quick: TrainingSettings
) -> None:
    version = retrain(store, tmp_path, Plan(quick)).version
    assert store.artefacts.champion(KIND).version == version == artefact.current(tmp_path / KIND).name


def test_ensure_heals_a_register_that_lost_the_champion(
    serving: Store, version: str, tmp_path: Path, quick: TrainingSettings
) -> None:
    serving.artefacts.register(Artefact(KIND, "elsewhere", "nowhere", {}, True, START))
    ensure(serving, tmp_path, Plan(quick))
    assert serving.artefacts.champion(KIND).version == version


@pytest.mark.slow
def test_only_the_newest_artefacts_are_kept(store: Store, tmp_path: Path, quick: TrainingSettings) -> None:
    clock = clock_from(START)
    brief = replace(quick, epochs=3)
    for _ in range(KEPT + 2):
        retrain(store, tmp_path, Plan(brief, clock=clock))
    assert len(list((tmp_path / KIND).glob("*/manifest.json"))) == KEPT
    assert Ranker.open(tmp_path / KIND).version
