"""One retraining at a time on a database, of either kind, across processes; the dead hold nobody up."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy.exc import OperationalError

from ops.errors import AlreadyTraining
from ops.retrain.lease import Lease
from ops.retrain.shelf import KIND
from store import Store, migrate, open_store
from store.queries.locks import Locks
from tests.store.conftest import Postgres, postgres  # noqa: F401  a fixture

from .conftest import planted

HOLDING = """
import sys, time
from ops.retrain.lease import Lease
from store import open_store

with Lease(open_store(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_second_one_is_turned_away(empty_store: Store) -> None:
    with Lease(empty_store), pytest.raises(AlreadyTraining, match="under way"), Lease(empty_store):
        pass


def test_it_is_free_afterwards(empty_store: Store) -> None:
    for _ in range(2):
        with Lease(empty_store) as lease:
            lease.check()


def test_it_is_prolonged_while_the_job_lives(empty_store: Store) -> None:
    with Lease(empty_store, for_s=0.3) as lease:
        time.sleep(0.8)
        lease.check()
        assert not empty_store.locks.take(KIND, "other", for_s=1)


def test_a_job_that_lost_its_lock_may_not_promote(empty_store: Store) -> None:
    with Lease(empty_store) as lease:
        empty_store.locks.give_back(KIND, empty_store.locks.holder(KIND))
        empty_store.locks.take(KIND, "another machine", for_s=60)
        with pytest.raises(AlreadyTraining, match="lost its lock"):
            lease.check()


def test_another_machines_lock_is_respected_until_it_runs_out(empty_store: Store) -> None:
    empty_store.locks.take(KIND, "elsewhere:1:x", for_s=0.5)
    with pytest.raises(AlreadyTraining), Lease(empty_store):
        pass
    time.sleep(0.6)
    with Lease(empty_store):
        pass


class Moody:
    """Locks of a database that is away as often as it is told."""

    def __init__(self, locks: Locks) -> None:
        self._locks, self.away = locks, 0
        self.holder, self.give_back = locks.holder, locks.give_back

    def take(self, name: str, holder: str, *, for_s: float) -> bool:
        if self.away:
            self.away -= 1
            raise OperationalError("UPDATE locks", {}, Exception("database is locked"))
        return self._locks.take(name, holder, for_s=for_s)


def test_a_database_that_is_away_for_a_moment_does_not_end_the_lock(empty_store: Store) -> None:
    locks = Moody(empty_store.locks)
    with Lease(SimpleNamespace(locks=locks), for_s=0.9):
        locks.away = 1
        time.sleep(1.4)
        assert locks.away == 0
        with pytest.raises(AlreadyTraining), Lease(empty_store):
            pass


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a migrated database of either kind."""
    if request.param == "sqlite":
        address = f"sqlite:///{tmp_path / 'shop.db'}"
    else:
        server: Postgres = request.getfixturevalue("postgres")
        address = server.create()
    migrate(address)
    return address


@contextmanager
def another(url: str) -> Iterator[subprocess.Popen[str]]:
    """Run a process that holds the lock."""
    process = subprocess.Popen([sys.executable, "-c", HOLDING, url], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        assert process.stdout.readline() == "held\n"
        yield process
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def attune(*words: str, url: str, home: Path, **settings: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "DATABASE_URL": url, "ATTUNE_HOME": str(home), **settings}
    return subprocess.Popen(
        [sys.executable, "-m", "ops", *words],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


@pytest.mark.slow
def test_a_process_that_was_killed_holds_nobody_up(url: str) -> None:
    with open_store(url) as store:
        with another(url), pytest.raises(AlreadyTraining, match=socket.gethostname()), Lease(store):
            pass
        with Lease(store), open_store(url) as again:
            assert again.locks.holder(KIND).startswith(socket.gethostname())


@pytest.mark.slow
def test_the_command_is_turned_away_with_words(url: str, tmp_path: Path) -> None:
    with another(url) as holder:
        second = attune("retrain", "--json", url=url, home=tmp_path)
        said, complained = second.communicate(timeout=120)
        assert (second.returncode, said) == (1, "")
        assert f"attune: another retraining is under way ({socket.gethostname()}:{holder.pid}:" in complained
        assert "Traceback" not in complained


@pytest.mark.slow
def test_a_watch_waits_for_the_other_and_trains_when_it_is_gone(url: str, tmp_path: Path) -> None:
    with open_store(url) as store:
        planted(store)
    every_second = {"ATTUNE_RETRAIN_AFTER": "1", "ATTUNE_RETRAIN_CHECK_S": "1"}
    with another(url) as holder:
        watching = attune("retrain", "--watch", "--json", url=url, home=tmp_path, **every_second)
        assert watching.stdout is not None
        assert "under way" in json.loads(watching.stdout.readline())["notice"]
        holder.send_signal(signal.SIGKILL)
        holder.wait()
        said = next(one for line in watching.stdout if "notice" not in (one := json.loads(line)))
        assert said["promoted"] and (tmp_path / KIND / said["version"]).is_dir()
        watching.send_signal(signal.SIGINT)
        _, complained = watching.communicate(timeout=60)
    assert watching.returncode == 0, complained
    with open_store(url) as store:
        assert store.locks.holder(KIND) is None
