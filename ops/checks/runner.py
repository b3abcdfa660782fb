"""Runs the checks: two at a time, then what must be alone."""

import os
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ops.checks.plan import Check, report
from ops.checks.tally import Tally, of_report, one_check
from ops.serve.children import spawn, stop_all

AT_ONCE = 2
POLL_S = 0.1
NO_TESTS_FOUND = 5  # pytest's status; an empty selection is no failure


@dataclass(frozen=True, slots=True)
class Result:
    """How one check ended."""

    check: Check
    tally: Tally
    seconds: float
    log: Path


@dataclass(frozen=True, slots=True)
class _Running:
    check: Check
    process: subprocess.Popen[bytes]
    since: float


class CheckRunner:
    """Runs checks as child processes.

    Parameters
    ----------
    told
        Hears each check as it starts (None) and ends (its result).
    """

    def __init__(
        self, home: Path, environment: dict[str, str], told: Callable[[Check, Result | None], None]
    ) -> None:
        self._home = home
        self._environment = environment
        self._told = told

    def run(self, checks: Sequence[Check]) -> list[Result]:
        """Run all of them, whatever fails, and return their results in the same order.

        Interrupted, no child is left.
        """
        waiting = sorted(checks, key=lambda check: check.alone)
        running: list[_Running] = []
        results: dict[str, Result] = {}
        try:
            while waiting or running:
                for one in [one for one in running if one.process.poll() is not None]:
                    running.remove(one)
                    results[one.check.name] = self._ended(one)
                while waiting and _has_room(waiting[0], running):
                    running.append(self._start(waiting.pop(0)))
                time.sleep(POLL_S)
        finally:
            stop_all(one.process for one in running)
        return [results[check.name] for check in checks]

    def log(self, check: Check) -> Path:
        """Return where a check's output goes."""
        return self._home / "log" / f"test-{check.name.replace(' ', '-')}.log"

    def _start(self, check: Check) -> _Running:
        self._told(check, None)
        report(check.name, self._home).unlink(missing_ok=True)
        self.log(check).parent.mkdir(parents=True, exist_ok=True)
        with self.log(check).open("wb") as log:
            process = spawn(check.command, environment={**os.environ, **self._environment}, output=log)
        return _Running(check, process, time.monotonic())

    def _ended(self, one: _Running) -> Result:
        check, status = one.check, one.process.returncode
        if check.counts:
            kind = 0 if status == NO_TESTS_FOUND else status
            tally = of_report(report(check.name, self._home), kind)
        else:
            tally = one_check(status)
        result = Result(check, tally, time.monotonic() - one.since, self.log(check))
        self._told(check, result)
        return result


def _has_room(check: Check, running: Sequence[_Running]) -> bool:
    """Return whether the check may start beside what runs; what must be alone comes after all others."""
    return len(running) < (1 if check.alone else AT_ONCE)
