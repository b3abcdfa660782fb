"""Retraining by itself: at set times, and whenever enough new reactions came in.

One run at a time: within this process by a single worker, across processes and machines by the lock in the
database. Ctrl-C ends a run under way at its next step; the model in service stays.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.base import BaseTrigger
from apscheduler.triggers.interval import IntervalTrigger

from ops.errors import AlreadyTraining, BadSettings
from ops.plainly import translated
from ops.retrain import crontab
from ops.retrain.plan import Outcome
from ops.retrain.shelf import Stage

NEVER = "never"
# A missed time (the machine slept) is made up for within this many seconds, once.
GRACE_S = 3_600

_quiet = logging.getLogger(f"{__name__}.scheduler")
# That a count is left out while a run is under way is meant; the scheduler would warn of each.
_quiet.setLevel(logging.ERROR)


class Stopped(Exception):
    """Asked to stop while a run was under way."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """When to train.

    Parameters
    ----------
    schedule
        Five fields as in crontab, or "never".
    after
        New reactions that are enough for a run, 0 for none.
    check_s
        Seconds between two counts.
    """

    schedule: str
    after: int
    check_s: int


class Watch:
    """Trains when it is due.

    Parameters
    ----------
    train
        Runs the job once; its stages are reported to what it is given.
    new_reactions
        Counts what came in since the last run, promoted or not.
    tell
        Is told each outcome, or why there was none.

    Raises
    ------
    BadSettings
        The schedule cannot be read, or nothing would ever be due.
    """

    def __init__(
        self,
        rhythm: Rhythm,
        *,
        train: Callable[[Stage], Outcome],
        new_reactions: Callable[[], int],
        tell: Callable[[Outcome | str], None],
    ) -> None:
        self._rhythm, self._train, self._new_reactions, self._tell = rhythm, train, new_reactions, tell
        self._stop = threading.Event()
        self._scheduler = BackgroundScheduler(
            executors={"default": ThreadPoolExecutor(1)},
            logger=_quiet,
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": GRACE_S},
        )
        if rhythm.schedule != NEVER:
            self._scheduler.add_job(self.run, _cron(rhythm.schedule), id="schedule")
        if rhythm.after:
            self._scheduler.add_job(self.check, IntervalTrigger(seconds=rhythm.check_s), id="reactions")
        if not self._scheduler.get_jobs():
            raise BadSettings(
                'retrain_schedule is "never" and retrain_after is 0: nothing would ever be due; set one'
            )

    def follow(self) -> None:
        """Train when due until `stop` is called, or Ctrl-C; then end cleanly."""
        self._scheduler.start()
        try:
            self._stop.wait()
        finally:
            self._stop.set()
            self._scheduler.shutdown(wait=True)

    def stop(self) -> None:
        """End soon."""
        self._stop.set()

    def check(self) -> None:
        """Train if enough came in."""
        try:
            due = self._new_reactions() >= self._rhythm.after
        except Exception as problem:
            self._tell(f"cannot count the reactions: {_told(problem)}")
            return
        if due:
            self.run()

    def run(self) -> None:
        """Train once; a failure is told and the watch goes on."""
        try:
            self._tell(self._train(self._go_on))
        except Stopped:
            self._tell("stopped on the way; the model in service stays")
        except AlreadyTraining as error:
            self._tell(str(error))
        except Exception as problem:
            self._tell(f"failed: {_told(problem)}")

    def _go_on(self, _stage: str, _done: int, _of: int) -> None:
        if self._stop.is_set():
            raise Stopped


def _told(problem: Exception) -> Exception:
    """Return what to tell of a failure. A bug is raised: the scheduler logs it and goes on."""
    told = problem if isinstance(problem, OSError) else translated(problem)
    if told is None:
        raise problem
    return told


def _cron(schedule: str) -> BaseTrigger:
    try:
        return crontab.trigger(schedule)
    except ValueError as error:
        raise BadSettings(f'retrain_schedule is "{schedule}", which is no crontab line: {error}') from error
