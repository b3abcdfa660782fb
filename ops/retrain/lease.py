"""One retraining at a time on a database, whichever process or machine runs it.

A row in the store with an expiry, prolonged while the job lives. A job that was killed blocks nobody: on the
same machine its process is seen to be gone, elsewhere the lock runs out within a minute.
"""

from __future__ import annotations

import os
import socket
import threading
import uuid
from types import TracebackType
from typing import Self

from sqlalchemy.exc import SQLAlchemyError

from ops.errors import AlreadyTraining
from ops.retrain.shelf import KIND
from store import Store, StoreError

FOR_S = 60.0


class Lease:
    """Held inside a `with` block.

    Raises
    ------
    AlreadyTraining
        On entering, when another has it.
    """

    def __init__(self, store: Store, *, for_s: float = FOR_S) -> None:
        self._store, self._for_s = store, for_s
        self._holder = f"{socket.gethostname()}:{os.getpid()}:{uuid.uuid4().hex[:8]}"
        self._over, self._lost = threading.Event(), threading.Event()
        self._heart = threading.Thread(target=self._prolong, name="retrain-lease", daemon=True)

    def __enter__(self) -> Self:
        """Take the lock."""
        if not self._take():
            other = self._store.locks.holder(KIND)
            if other is None or not _is_gone(other):
                raise AlreadyTraining(f"another retraining is under way ({other}); wait for it to end")
            self._store.locks.give_back(KIND, other)
            if not self._take():
                raise AlreadyTraining("another retraining has just begun; wait for it to end")
        self._heart.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give it back."""
        self._over.set()
        self._heart.join()
        self._store.locks.give_back(KIND, self._holder)

    def check(self) -> None:
        """Raise unless the lock is still ours; called before anything is put into service.

        Raises
        ------
        AlreadyTraining
            It ran out, for example while the machine slept, and another took it.
        """
        if self._lost.is_set() or not self._take():
            raise AlreadyTraining("this retraining lost its lock to another; nothing was put into service")

    def _take(self) -> bool:
        return self._store.locks.take(KIND, self._holder, for_s=self._for_s)

    def _prolong(self) -> None:
        while not self._over.wait(self._for_s / 3):
            try:
                if not self._take():
                    self._lost.set()
                    return
            except (StoreError, SQLAlchemyError):
                continue  # away or busy for a moment; the lock lasts three times as long


def _is_gone(holder: str) -> bool:
    """Return whether the holder was a process of this machine that no longer runs."""
    host, _, rest = holder.partition(":")
    if host != socket.gethostname():
        return False
    try:
        os.kill(int(rest.partition(":")[0]), 0)
    except ProcessLookupError:
        return True
    except (PermissionError, ValueError):
        return False
    return False
