"""Starting and stopping child processes, each with all that it starts in turn."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from typing import IO

STOP_WITHIN_S = 6.0
_GONE_WITHIN_S = 2.0  # after being killed; the dead that nobody buries count as there until then
_POLL_S = 0.01


def spawn(
    command: Sequence[str],
    *,
    environment: Mapping[str, str],
    output: IO[bytes] | int = subprocess.PIPE,
) -> subprocess.Popen[bytes]:
    """Start a command in a session of its own, tied to this process's life.

    Call it from the main thread: the kernel ties a child to the *thread* that started it.
    """
    leash = [sys.executable, "-m", "ops.serve.leash", str(os.getpid()), *command]
    return subprocess.Popen(  # noqa: S603
        leash,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        env=dict(environment),
        start_new_session=True,
    )


def signal_group(process: subprocess.Popen[bytes], which: signal.Signals) -> None:
    """Send a signal to the process and everything in its session; a group that is gone is fine."""
    try:
        os.killpg(process.pid, which)
    except (ProcessLookupError, PermissionError):
        return


def stop_all(processes: Iterable[subprocess.Popen[bytes]], *, within_s: float = STOP_WITHIN_S) -> None:
    """Ask all to end at once, then end what is left after `within_s` by force."""
    everything = list(processes)
    for process in everything:
        signal_group(process, signal.SIGTERM)
    deadline = time.monotonic() + within_s
    for process in everything:
        try:
            process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            continue
    for process in everything:
        signal_group(process, signal.SIGKILL)  # also what an ended process left behind in its group
        process.wait()
    gone_by = time.monotonic() + _GONE_WITHIN_S
    for process in everything:
        while _has_members(process) and time.monotonic() < gone_by:
            time.sleep(_POLL_S)


def _has_members(process: subprocess.Popen[bytes]) -> bool:
    """Return whether anything is left in the group: what was killed takes a moment to be gone."""
    try:
        os.killpg(process.pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True
