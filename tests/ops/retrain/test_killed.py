"""Killing the job, with SIGKILL, wherever it is: the champion goes on serving and the next run finishes."""

from __future__ import annotations

import signal
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pytest

from ops.retrain import Plan, retrain
from ops.retrain.shelf import KIND
from recommender import LiveRanker, artefact
from recommender.training import TrainingSettings
from store import FeedbackKind, Store

from .conftest import START, product, reaction

pytestmark = pytest.mark.slow

# Runs the job and kills itself when a stage reports for the nth time.
KILLED = """
import os, signal, sys
from pathlib import Path
from ops.retrain import Plan, retrain
from recommender.training import TrainingSettings
from store import open_store

url, home, stage, nth, settings = sys.argv[1], Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]), sys.argv[5]
seen = 0

def report(name, done, of):
    global seen
    seen += name == stage
    if name == stage and seen == nth:
        os.kill(os.getpid(), signal.SIGKILL)

retrain(open_store(url), home, Plan(TrainingSettings(**eval(settings)), report=report))
"""


def kill_at(url: str, home: Path, stage: str, nth: int, settings: TrainingSettings) -> int:
    said = repr(
        {name: value for name, value in asdict(settings).items() if name in {"n_factors", "epochs", "seed"}}
    )
    arguments = [sys.executable, "-c", KILLED, url, str(home), stage, str(nth), said]
    return subprocess.run(arguments, check=False, cwd=Path.cwd()).returncode


@pytest.mark.parametrize(
    ("stage", "nth"),
    [
        ("reading", 1),
        ("reading", 2),
        ("measuring", 1),
        ("measuring", 7),
        ("fitting", 1),
        ("fitting", 4),
        ("registering", 1),
        ("promoting", 1),
        ("pointing", 1),
    ],
)
def test_a_killed_job_leaves_the_champion_and_the_next_one_finishes(
    store: Store, tmp_path: Path, stage: str, nth: int
) -> None:
    brief = TrainingSettings(n_factors=8, epochs=3, seed=5)
    champion = retrain(store, tmp_path, Plan(brief)).version
    live = LiveRanker(tmp_path / KIND)
    offer, said = reaction("new", "C0001", product(3), FeedbackKind.LIKE, START, "delight")
    store.offers.add(offer)
    store.feedback.add(said)

    killed = kill_at(f"sqlite:///{tmp_path / 'shop.db'}", tmp_path, stage, nth, brief)

    assert killed == -signal.SIGKILL
    assert not live.refresh()
    assert LiveRanker(tmp_path / KIND).version == champion
    # The dead job's lock holds nobody up, and what it had found out is used.
    stages: list[str] = []
    after = retrain(store, tmp_path, Plan(brief, report=lambda name, *_: stages.append(name)))
    assert live.refresh()
    assert live.version == after.version == store.artefacts.champion(KIND).version != champion
    done_before = {
        "registering": "fitting",
        "promoting": "fitting",
        "pointing": "fitting",
        "fitting": "measuring",
    }
    assert done_before.get(stage) not in stages


def test_after_the_pointer_moved_the_new_model_serves_whole(store: Store, tmp_path: Path) -> None:
    brief = TrainingSettings(n_factors=8, epochs=3, seed=5)
    champion = retrain(store, tmp_path, Plan(brief)).version
    assert kill_at(f"sqlite:///{tmp_path / 'shop.db'}", tmp_path, "pointing", 2, brief) == -signal.SIGKILL
    serving = LiveRanker(tmp_path / KIND).version
    assert serving != champion
    assert store.artefacts.champion(KIND).version == serving == artefact.current(tmp_path / KIND).name


def test_killed_at_the_profiles_the_new_model_serves_and_the_next_run_makes_them(
    store: Store, tmp_path: Path
) -> None:
    brief = TrainingSettings(n_factors=8, epochs=3, seed=5)
    assert kill_at(f"sqlite:///{tmp_path / 'shop.db'}", tmp_path, "profiles", 2, brief) == -signal.SIGKILL
    assert LiveRanker(tmp_path / KIND).version
    assert store.profiles.marks() == (0, 0)
    retrain(store, tmp_path, Plan(brief))
    found = store.profiles.get("C0001")
    assert found is not None and found.likings
