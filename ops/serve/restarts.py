"""How often a crashed process may be started again. Pure: the time is given."""

from collections import deque

WINDOW_S = 60.0


class RestartBudget:
    """At most `limit` restarts in any minute.

    Parameters
    ----------
    limit
        0 lets nothing restart.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._restarts: deque[float] = deque()

    def spend(self, now_s: float) -> bool:
        """Return whether one more restart is allowed at this time, and count it if so."""
        while self._restarts and now_s - self._restarts[0] >= WINDOW_S:
            self._restarts.popleft()
        if len(self._restarts) >= self._limit:
            return False
        self._restarts.append(now_s)
        return True
