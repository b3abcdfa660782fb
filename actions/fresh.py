"""Fresh: something opened from outside that follows changes without a restart.

A value is reopened in the background when its stamp (a file's time, a revision) changes; until the new
one is ready, and when it cannot be opened, the old one serves. Nobody waits for a reload.
"""

import logging
import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

log = logging.getLogger(__name__)


def _in_background(work: Callable[[], None]) -> None:
    threading.Thread(target=work, daemon=True).start()


T = TypeVar("T")


class Fresh(Generic[T]):
    """A value that is looked at again every few seconds.

    Parameters
    ----------
    name
        Stands in the log.
    stamp
        Changes when the value has to be reopened; None while there is nothing to open.
    opened
        Opens the value; may raise anything, which is logged.
    every_s
        How often the stamp is looked at, at most.
    """

    def __init__(
        self,
        name: str,
        stamp: Callable[[], object],
        opened: Callable[[], T],
        *,
        every_s: float = 2.0,
        monotonic: Callable[[], float] = time.monotonic,
        later: Callable[[Callable[[], None]], None] = _in_background,
    ) -> None:
        self._name, self._stamp, self._opened = name, stamp, opened
        self._every_s, self._monotonic, self._later = every_s, monotonic, later
        self._lock = threading.Lock()
        self._value: T | None = None
        self._seen: object = None
        self._looked_at = float("-inf")

    def load(self) -> T | None:
        """Open now and wait for it; for the start of the process."""
        self._looked_at = self._monotonic()
        self._refresh()
        return self._value

    def get(self) -> T | None:
        """Return the present value, None while there is none; looks for a newer one in the background."""
        now = self._monotonic()
        if now - self._looked_at >= self._every_s:
            self._looked_at = now
            self._later(self._refresh)
        return self._value

    def _refresh(self) -> None:
        with self._lock:
            try:
                stamp = self._stamp()
                if stamp is None or stamp == self._seen:
                    return
                # Also remembered when opening fails: a broken artefact is tried once, not every few seconds.
                self._seen = stamp
                self._value = self._opened()
            except Exception as problem:  # a part that cannot be refreshed must not stop the others
                reason = str(problem) if type(problem).__module__.startswith("actions") else ""
                log.warning("fresh.failed name=%s error=%s %s", self._name, type(problem).__name__, reason)
            else:
                log.info("fresh.opened name=%s", self._name)
