"""Retraining by itself: when due, one at a time, ending cleanly."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from ops.errors import AlreadyTraining, BadSettings
from ops.retrain import Outcome, Plan, retrain
from ops.retrain.shelf import KIND, last_reaction
from ops.retrain.watch import Rhythm, Watch
from recommender import TrainingError, artefact
from recommender.training import TrainingSettings
from store import FeedbackKind, Store

from .conftest import START, product, reaction

DONE = Outcome("v1", True, True, "passed")


def watch(train, *, new: int = 0, after: int = 5, schedule: str = "never", told: list | None = None) -> Watch:
    rhythm = Rhythm(schedule, after, 1)
    tell = (told if told is not None else []).append
    return Watch(rhythm, train=train, new_reactions=lambda: new, tell=tell)


@pytest.mark.parametrize(("new", "runs"), [(4, 0), (5, 1), (9, 1)])
def test_it_trains_after_enough_new_reactions(new: int, runs: int) -> None:
    told: list = []
    watch(lambda _report: DONE, new=new, told=told).check()
    assert told == [DONE] * runs


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (AlreadyTraining("another retraining is under way"), "under way"),
        (TrainingError("nobody took anything"), "failed: nobody took anything"),
        (OSError("disk full"), "failed: disk full"),
        (OperationalError("SELECT secret", {}, Exception("is locked")), "cannot be used: is locked"),
    ],
)
def test_a_run_that_fails_is_told_and_the_watch_goes_on(error: Exception, words: str) -> None:
    def train(_report):
        raise error

    told: list = []
    one = watch(train, told=told)
    one.run()
    one.run()
    assert len(told) == 2 and words in told[0]
    assert "SELECT" not in told[0]


def test_a_database_that_is_away_is_told_when_reactions_are_counted() -> None:
    def new_reactions() -> int:
        raise OperationalError("SELECT secret", {}, Exception("connection refused"))

    told: list = []
    Watch(Rhythm("never", 5, 1), train=lambda _: DONE, new_reactions=new_reactions, tell=told.append).check()
    assert len(told) == 1 and told[0].startswith("cannot count the reactions: the database")


def test_a_bug_is_not_told_as_a_failure() -> None:
    def train(_report):
        raise KeyError("a bug")

    told: list = []
    with pytest.raises(KeyError):
        watch(train, told=told).run()
    assert told == []


def test_stopping_ends_a_run_under_way_at_its_next_step() -> None:
    begun = threading.Event()

    def train(report):
        begun.set()
        for step in range(1_000):
            time.sleep(0.01)
            report("measuring", step, 1_000)
        return DONE

    told: list = []
    one = watch(train, new=9, told=told)
    following = threading.Thread(target=one.follow)
    following.start()
    assert begun.wait(10)
    one.stop()
    following.join(10)
    assert not following.is_alive()
    assert told == ["stopped on the way; the model in service stays"]


@pytest.mark.slow
def test_counts_left_out_while_a_run_is_under_way_are_no_warning(caplog: pytest.LogCaptureFixture) -> None:
    def train(_report):
        time.sleep(2.5)
        return DONE

    one = watch(train, new=9)
    following = threading.Thread(target=one.follow)
    following.start()
    time.sleep(3.2)
    one.stop()
    following.join(10)
    assert caplog.messages == []


@pytest.mark.parametrize(
    ("schedule", "after", "words"),
    [("never", 0, "nothing would ever be due"), ("61 * * * *", 0, "no crontab line")],
)
def test_what_can_never_be_due_is_refused(schedule: str, after: int, words: str) -> None:
    with pytest.raises(BadSettings, match=words):
        watch(lambda _report: DONE, schedule=schedule, after=after)


def test_reactions_are_counted_from_the_last_run_promoted_or_not(store: Store, tmp_path: Path) -> None:
    assert store.learning.reactions_after(last_reaction(tmp_path / KIND)) > 0
    retrain(store, tmp_path, Plan(TrainingSettings(n_factors=8, epochs=3)))
    assert store.learning.reactions_after(last_reaction(tmp_path / KIND)) == 0
    offer, said = reaction("n", "C0001", product(3), FeedbackKind.LIKE, START + timedelta(days=20), "delight")
    store.offers.add(offer)
    store.feedback.add(said)
    assert store.learning.reactions_after(last_reaction(tmp_path / KIND)) == 1


@pytest.mark.slow
def test_the_command_trains_by_itself_and_stops_on_ctrl_c(store: Store, tmp_path: Path) -> None:
    told = {
        "DATABASE_URL": f"sqlite:///{tmp_path / 'shop.db'}",
        "ATTUNE_HOME": str(tmp_path),
        "ATTUNE_RETRAIN_AFTER": "1",
        "ATTUNE_RETRAIN_CHECK_S": "1",
        "ATTUNE_RETRAIN_SCHEDULE": "never",
    }
    running = subprocess.Popen(
        [sys.executable, "-m", "ops", "retrain", "--watch", "--json"],
        env={**os.environ, **told},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert running.stdout is not None
    assert '"promoted": true' in running.stdout.readline()
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert running.returncode == 0, said
    assert "the model in service stays" in said
    assert artefact.current(tmp_path / KIND).is_dir()
    assert store.locks.holder(KIND) is None
