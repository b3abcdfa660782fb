"""AtHand: what the sensing of a message has read from the database, kept for the answer to that message.

Rasa calls twice for each message, a few milliseconds apart; the second call need not read it all again. Only
for the same message, only once, and not for long: after that, in another process or after a restart, the
database is asked.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from store import Handover, Turn

KEPT_S = 2.0
_MOST = 256


@dataclass(frozen=True, slots=True)
class Known:
    """The conversation's last turns, this one last, and its newest handover."""

    recent: tuple[Turn, ...]
    handover: Handover | None


class AtHand:
    """What is known of the messages that are being answered; safe for many threads."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._kept: dict[str, tuple[float, Known]] = {}

    def keep(self, turn_id: str, known: Known) -> None:
        """Keep it for the answer; the oldest goes where there are too many."""
        with self._lock:
            self._kept[turn_id] = (self._monotonic(), known)
            if len(self._kept) > _MOST:
                del self._kept[next(iter(self._kept))]

    def take(self, turn_id: str) -> Known | None:
        """Return what was kept for this message and forget it; None where there is nothing fresh."""
        with self._lock:
            at, known = self._kept.pop(turn_id, (float("-inf"), None))
        return known if self._monotonic() - at <= KEPT_S else None
