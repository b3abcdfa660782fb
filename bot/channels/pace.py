"""How fast one conversation may talk: a sliding window, bounded in memory, gone after a restart."""

from __future__ import annotations

from collections import OrderedDict, deque
from typing import Callable, Deque

from bot.channels.limits import Limits


class Pace:
    """Counts messages of each conversation within the last seconds."""

    def __init__(self, limits: Limits, clock: Callable[[], float]) -> None:
        self._limits = limits
        self._clock = clock
        self._seen: "OrderedDict[str, Deque[float]]" = OrderedDict()

    def wait_s(self, conversation: str) -> float:
        """Count a message; return 0, or the seconds to wait when it is one too many (and does not count)."""
        now, window = self._clock(), self._limits.burst_window_s
        times = self._seen.setdefault(conversation, deque())
        self._seen.move_to_end(conversation)
        while len(self._seen) > self._limits.paced_conversations:
            self._seen.popitem(last=False)
        while times and now - times[0] >= window:
            times.popleft()
        if len(times) >= self._limits.burst:
            return window - (now - times[0])
        times.append(now)
        return 0.0
