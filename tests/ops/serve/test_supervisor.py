"""Keeping processes running, with real small ones."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import pytest

from ops.errors import NotHealthy
from ops.serve.processes import ProcessSpec
from ops.serve.supervisor import Supervisor

FOREVER = "import time\nwhile True: time.sleep(1)"
STUBBORN = (
    "import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\nprint('ready', flush=True)\n" + FOREVER
)
WITH_CHILD = f"import subprocess, sys\nsubprocess.Popen([sys.executable, '-c', {FOREVER!r}])\n" + FOREVER


@dataclass
class Lines:
    """A watcher that remembers."""

    seen: list[str] = field(default_factory=list)

    def line(self, name, text):
        self.seen.append(f"{name}: {text}")

    event = line


def spec(code: str, name: str = "child") -> ProcessSpec:
    return ProcessSpec(name, (sys.executable, "-c", code), dict(os.environ), f"http://{name}", "white")


@pytest.fixture
def lines():
    return Lines()


@pytest.fixture
def supervise(tmp_path, lines):
    started: list[Supervisor] = []

    def start(*specs: ProcessSpec, healthy: Callable[[str], bool] = lambda _: True, restarts: int = 5):
        supervisor = Supervisor(
            specs, log_folder=tmp_path, watcher=lines, restarts_per_minute=restarts, healthy=healthy
        )
        started.append(supervisor)
        supervisor.start()
        return supervisor

    yield start
    for supervisor in started:
        supervisor.stop()


def until(true: Callable[[], object], seconds: float = 10.0) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "it never came true"
        time.sleep(0.05)


def test_it_tells_each_that_has_become_healthy(supervise):
    told: list[str] = []
    supervise(spec(FOREVER, "one"), spec(FOREVER, "two")).wait_until_healthy(5, told.append)
    assert told == ["one", "two"]


def test_one_that_does_not_become_healthy_is_named_with_its_log(supervise, tmp_path):
    supervisor = supervise(spec("print('no luck', flush=True)\n" + FOREVER), healthy=lambda _: False)
    until(
        lambda: "no luck" in (tmp_path / "child.log").read_text() if (tmp_path / "child.log").exists() else 0
    )
    with pytest.raises(NotHealthy, match=r"child did not become healthy(.|\n)*no luck"):
        supervisor.wait_until_healthy(0.1)


def test_output_reaches_the_watcher_and_the_file(supervise, lines, tmp_path):
    supervise(spec("print('hello', flush=True)\n" + FOREVER))
    until(lambda: "child: hello" in lines.seen)
    assert (tmp_path / "child.log").read_text() == "hello\n"


def test_a_crashed_one_is_started_again(supervise, lines):
    supervisor = supervise(spec(FOREVER))
    first = supervisor.pids()["child"]
    os.kill(first, signal.SIGKILL)
    until(lambda: supervisor.revive() or supervisor.pids()["child"] != first)
    assert "child: ended with status -9; starting it again" in lines.seen


@pytest.mark.parametrize("restarts", [0, 2, 5])
def test_one_that_keeps_crashing_is_given_up(supervise, lines, restarts):
    supervisor = supervise(spec("print('no use', flush=True); raise SystemExit(7)"), restarts=restarts)
    with pytest.raises(NotHealthy, match=rf"child crashed more than {restarts} times within a minute"):
        until(supervisor.revive, seconds=20)
    assert len([line for line in lines.seen if "starting it again" in line]) == restarts


def test_stopping_leaves_nothing_behind(supervise):
    supervisor = supervise(spec(WITH_CHILD))
    pid = supervisor.pids()["child"]
    until(lambda: psutil.Process(pid).children())
    family = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    supervisor.stop()
    assert [one for one in family if one.is_running() and one.status() != psutil.STATUS_ZOMBIE] == []


@pytest.mark.slow
def test_one_that_ignores_being_asked_is_ended_within_ten_seconds(supervise, lines):
    supervisor = supervise(spec(STUBBORN))
    until(lambda: "child: ready" in lines.seen)
    pid, since = supervisor.pids()["child"], time.monotonic()
    supervisor.stop()
    assert time.monotonic() - since < 10
    assert not psutil.pid_exists(pid)


SUPERVISED = """
import sys, time
sys.path.insert(0, {root!r})
from ops.serve.children import spawn
child = spawn([sys.executable, "-c", {forever!r}], environment=dict())
print(child.pid, flush=True)
time.sleep(60)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the kernel's leash is Linux only")
def test_children_die_even_when_the_parent_is_killed_outright():
    code = SUPERVISED.format(root=str(Path.cwd()), forever=FOREVER)
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        until(lambda: "-c" in psutil.Process(child).cmdline())  # the leash has become the command
        parent.kill()
    until(lambda: not psutil.pid_exists(child))


def test_one_that_refuses_its_input_is_not_started_again(supervise, lines, tmp_path):
    supervisor = supervise(spec("import sys\nprint('line 9: no such setting', flush=True)\nsys.exit(2)"))
    until(lambda: (tmp_path / "child.log").exists() and (tmp_path / "child.log").read_text())
    with pytest.raises(NotHealthy, match=r"cannot work with\.\n    line 9: no such setting"):
        until(supervisor.revive)
    assert lines.seen == ["child: line 9: no such setting"]
