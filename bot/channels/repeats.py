"""Runs a message that was sent twice once: a retry gets the reply of the turn already run, or running.

Remembers the last few hundred turns, in memory; a restart forgets them.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from typing import Any, Awaitable, Callable, Tuple

Key = Tuple[str, str]


class Repeats:
    """Runs each (conversation, message id) once."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._turns: "OrderedDict[Key, asyncio.Task[Any]]" = OrderedDict()

    def knows(self, key: Key) -> bool:
        """Tell whether this message's turn ran or is running."""
        return key in self._turns

    async def once(self, key: Key, turn: Callable[[], Awaitable[Any]]) -> Any:
        """Return what the turn returns, running it only if this key has not run.

        The turn goes on when the caller is cancelled: a customer whose connection drops can fetch the reply
        by sending the same message again. A turn that failed may be run again.
        """
        task = self._turns.get(key)
        if task is None:
            task = self._turns[key] = asyncio.ensure_future(turn())
            while len(self._turns) > self._size:
                self._turns.popitem(last=False)
        try:
            return await asyncio.shield(task)
        except Exception:
            self._turns.pop(key, None)
            raise

    def forget(self, conversation: str, *, keep: str) -> None:
        """Drop every reply of a conversation but that of the message `keep`, which may still be asked for."""
        for key in [key for key in self._turns if key[0] == conversation and key[1] != keep]:
            del self._turns[key]
