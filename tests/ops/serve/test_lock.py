"""One `up` a checkout."""

import pytest

from ops.errors import AlreadyRunning
from ops.serve import lock


def test_nothing_runs_in_a_fresh_checkout(tmp_path):
    assert lock.running(tmp_path) is None
    lock.ensure_not_running(tmp_path)


def test_a_second_up_is_refused_with_the_process_and_the_page_of_the_first(tmp_path):
    with lock.hold(tmp_path):
        lock.write_note(tmp_path, {"pid": 42, "page_port": 8080})
        with pytest.raises(AlreadyRunning, match=r"process 42, page on port 8080"):
            lock.ensure_not_running(tmp_path)
        with pytest.raises(AlreadyRunning), lock.hold(tmp_path):
            pass


def test_when_it_ends_another_may_start(tmp_path):
    with lock.hold(tmp_path):
        lock.write_note(tmp_path, {"pid": 42})
    assert lock.running(tmp_path) is None
    with lock.hold(tmp_path):
        assert lock.running(tmp_path) == {}


def test_a_note_left_by_a_killed_up_means_nothing(tmp_path):
    with lock.hold(tmp_path):
        pass
    lock.write_note(tmp_path, {"pid": 42})
    assert lock.running(tmp_path) is None
