"""Keeps a set of processes running: starts them, waits until they are well, restarts, stops.

It knows nothing of what they are; see processes.py for that. Used from the main thread only.
"""

import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from ops.errors import NotHealthy, WrongInput
from ops.serve.children import spawn, stop_all
from ops.serve.health import is_healthy
from ops.serve.logs import Watcher, follow, tail
from ops.serve.processes import ProcessSpec
from ops.serve.restarts import RestartBudget

POLL_S = 0.2


class Supervisor:
    """A group of processes that live and die together.

    Parameters
    ----------
    log_folder
        Gets a NAME.log for each process.
    restarts_per_minute
        Of each process; one that crashes more often ends all.
    healthy
        Answers whether the process behind an address is well.
    """

    def __init__(
        self,
        specs: Sequence[ProcessSpec],
        *,
        log_folder: Path,
        watcher: Watcher,
        restarts_per_minute: int,
        healthy: Callable[[str], bool] = is_healthy,
    ) -> None:
        self._specs = {spec.name: spec for spec in specs}
        self._log_folder = log_folder
        self._watcher = watcher
        self._limit = restarts_per_minute
        self._budgets = {name: RestartBudget(restarts_per_minute) for name in self._specs}
        self._healthy = healthy
        self._processes: dict[str, subprocess.Popen[bytes]] = {}

    def start(self) -> None:
        """Start every process, without waiting for any."""
        for name in self._specs:
            self._start(name)

    def wait_until_healthy(self, timeout_s: float, told: Callable[[str], None] = lambda _: None) -> None:
        """Return when all are well; `told` hears the name of each that has just become so.

        Raises
        ------
        NotHealthy
            With the end of its log, when one is not well in time or crashes too often.
        """
        waiting = dict(self._specs)
        deadline = time.monotonic() + timeout_s
        while waiting:
            self.revive()
            for name in [name for name, spec in waiting.items() if self._healthy(spec.health_url)]:
                del waiting[name]
                told(name)
            if waiting and time.monotonic() > deadline:
                name = next(iter(waiting))
                raise NotHealthy(
                    f"{name} did not become healthy within {timeout_s:.0f} s.\n{tail(self.log(name))}\n"
                    f"The whole log: {self.log(name)}. A slow computer may need a higher start_timeout_s."
                )
            time.sleep(POLL_S)

    def watch(self, restarted: Callable[[dict[str, int]], None]) -> None:
        """Keep all of them running until interrupted; `restarted` hears the new process ids."""
        while True:
            before = self.pids()
            self.revive()
            if self.pids() != before:
                restarted(self.pids())
            time.sleep(POLL_S)

    def revive(self) -> None:
        """Start again what has crashed.

        Raises
        ------
        NotHealthy
            When one has crashed too often within a minute, or says that its input is wrong.
        """
        for name, process in list(self._processes.items()):
            status = process.poll()
            if status is None:
                continue
            if status == WrongInput.exit_status:  # starting again cannot change that
                raise NotHealthy(
                    f"{name} was given something it cannot work with.\n{tail(self.log(name), 5)}\n"
                    f"Mend that and start again. The whole log: {self.log(name)}"
                )
            if not self._budgets[name].spend(time.monotonic()):
                raise NotHealthy(
                    f"{name} crashed more than {self._limit} times within a minute (last status {status}); "
                    f"giving up.\n{tail(self.log(name))}\nThe whole log: {self.log(name)}"
                )
            self._watcher.event(name, f"ended with status {status}; starting it again")
            stop_all([process])  # whatever it may have left in its group
            self._start(name)

    def stop(self) -> None:
        """End all of them with everything they started; returns within ten seconds."""
        stop_all(self._processes.values())
        self._processes.clear()

    def pids(self) -> dict[str, int]:
        """Return name -> process id."""
        return {name: process.pid for name, process in self._processes.items()}

    def log(self, name: str) -> Path:
        """Return where a process's output goes."""
        return self._log_folder / f"{name}.log"

    def _start(self, name: str) -> None:
        spec = self._specs[name]
        process = spawn(spec.command, environment=spec.environment)
        self._processes[name] = process
        assert process.stdout is not None  # noqa: S101 — spawn pipes it
        follow(name, process.stdout, self.log(name), self._watcher)
