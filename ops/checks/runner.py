"""Runs the checks: two lanes side by side, then what must be alone."""

import os
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ops.checks.plan import Check, Lane, report
from ops.checks.tally import Tally, of_report, one_check
from ops.serve.children import spawn, stop_all

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
        """Run all of them, whatever fails; interrupted, no child is left."""
        side_by_side = [check for check in checks if check.lane is not Lane.ALONE]
        alone = [check for check in checks if check.lane is Lane.ALONE]
        return [*self._lanes(side_by_side), *self._lanes(alone)]

    def log(self, check: Check) -> Path:
        """Return where a check's output goes."""
        return self._home / "log" / f"test-{check.name.replace(' ', '-')}.log"

    def _lanes(self, checks: Sequence[Check]) -> list[Result]:
        waiting = list(checks)
        running: dict[Lane, _Running] = {}
        results: list[Result] = []
        try:
            while waiting or running:
                for lane, one in list(running.items()):
                    if one.process.poll() is not None:
                        del running[lane]
                        results.append(self._ended(one))
                for check in list(waiting):
                    if check.lane not in running:
                        waiting.remove(check)
                        running[check.lane] = self._start(check)
                time.sleep(POLL_S)
        finally:
            stop_all(one.process for one in running.values())
        return results

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
