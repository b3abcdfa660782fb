"""One retraining at a time, across processes; the dead hold nobody up."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ops.errors import AlreadyTraining
from ops.retrain.lease import Lease
from ops.retrain.shelf import KIND
from store import Store, open_store

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


@pytest.mark.slow
def test_a_process_that_was_killed_holds_nobody_up(empty_store: Store, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'shop.db'}"
    other = subprocess.Popen([sys.executable, "-c", HOLDING, url], stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None and other.stdout.readline() == "held\n"
    with pytest.raises(AlreadyTraining, match=socket.gethostname()), Lease(empty_store):
        pass
    other.kill()
    other.wait()
    other.stdout.close()
    with Lease(empty_store), open_store(url) as again:
        assert again.locks.holder(KIND).startswith(socket.gethostname())
