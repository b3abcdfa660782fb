"""Rolling back: one command, seen by a running server at once, kept in the audit."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from ops.__main__ import cli
from ops.errors import WrongInput
from ops.retrain import Plan, retrain
from ops.retrain.shelf import KIND, roll_back
from recommender import LiveRanker, artefact
from recommender.training import TrainingSettings
from store import Store, open_store

from .conftest import START, clock_from


@pytest.fixture(scope="module")
def three(planted_file: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A folder with the shop's database and its artefacts, to be copied; and their versions."""
    folder = tmp_path_factory.mktemp("three")
    url = f"sqlite:///{shutil.copy(planted_file, folder / 'shop.db')}"
    clock = clock_from(START)
    brief = TrainingSettings(n_factors=8, epochs=3, seed=5)
    with open_store(url) as store:
        return folder, [
            retrain(store, folder, Plan(replace(brief, seed=seed), clock=clock)).version for seed in (1, 2, 3)
        ]


@pytest.fixture
def store(three: tuple[Path, list[str]], tmp_path: Path) -> Iterator[Store]:
    shutil.copytree(three[0], tmp_path, dirs_exist_ok=True)
    with open_store(f"sqlite:///{tmp_path / 'shop.db'}") as opened:
        yield opened


@pytest.fixture
def versions(three: tuple[Path, list[str]]) -> list[str]:
    return three[1]


def test_the_version_before_serves_again_and_then_the_one_before_that(
    store: Store, tmp_path: Path, versions: list[str]
) -> None:
    live = LiveRanker(tmp_path / KIND)
    for expected in (versions[1], versions[0]):
        assert roll_back(store, tmp_path / KIND)[1] == expected
        assert live.refresh() and live.version == expected
        assert store.artefacts.champion(KIND).version == expected


def test_it_is_kept_in_the_audit(store: Store, tmp_path: Path, versions: list[str]) -> None:
    roll_back(store, tmp_path / KIND)
    newest, before, *_ = store.artefacts.promotions(KIND)
    assert (newest.version, newest.why) == (versions[1], f"rolled back from {versions[2]}")
    assert before.why == "passed the gate"


def test_a_version_can_be_named_forwards_too(store: Store, tmp_path: Path, versions: list[str]) -> None:
    roll_back(store, tmp_path / KIND, to=versions[0])
    assert roll_back(store, tmp_path / KIND, to=versions[2]) == (versions[0], versions[2])


def test_what_the_gate_refused_is_never_rolled_back_to(
    store: Store, tmp_path: Path, versions: list[str]
) -> None:
    useless = TrainingSettings(n_factors=8, epochs=1, learning_rate=1e-9)
    later = clock_from(START.replace(year=START.year + 1))
    assert not retrain(store, tmp_path, Plan(useless, clock=later)).promoted
    assert roll_back(store, tmp_path / KIND)[1] == versions[1]


@pytest.mark.parametrize("to", ["nowhere", "../x"])
def test_an_unknown_version_is_named_with_those_there_are(
    store: Store, tmp_path: Path, versions: list[str], to: str
) -> None:
    with pytest.raises(WrongInput, match=versions[0]):
        roll_back(store, tmp_path / KIND, to=to)
    assert LiveRanker(tmp_path / KIND).version == versions[2]


def test_a_damaged_version_is_refused(store: Store, tmp_path: Path, versions: list[str]) -> None:
    (tmp_path / KIND / versions[1] / "names.json").write_text("{}")
    with pytest.raises(WrongInput, match="cannot serve"):
        roll_back(store, tmp_path / KIND)
    assert LiveRanker(tmp_path / KIND).version == versions[2]


@pytest.mark.parametrize("to", [None, 0])
def test_it_mends_a_damaged_pointer(
    store: Store, tmp_path: Path, versions: list[str], to: int | None
) -> None:
    (tmp_path / KIND / artefact.POINTER).write_text("../elsewhere\n")
    expected = versions[1 if to is None else to]
    named = None if to is None else versions[to]
    assert roll_back(store, tmp_path / KIND, to=named) == (versions[2], expected)
    assert LiveRanker(tmp_path / KIND).version == expected


def test_with_nothing_before_it_says_so(serving: Store, tmp_path: Path) -> None:
    with pytest.raises(WrongInput, match="no earlier version"):
        roll_back(serving, tmp_path / KIND)


def test_the_command_does_it(store: Store, tmp_path: Path, versions: list[str]) -> None:
    env = {"DATABASE_URL": f"sqlite:///{tmp_path / 'shop.db'}", "ATTUNE_HOME": str(tmp_path)}
    done = CliRunner().invoke(cli, ["recommender", "rollback"], env=env)
    assert f"{versions[1]} serves now, instead of {versions[2]}" in done.stdout
