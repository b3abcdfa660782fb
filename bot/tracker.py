"""Where Rasa keeps conversations on one machine: an SQLite file.

Owns the file's folder and its journal mode. Knows nothing of what a conversation holds.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlalchemy as sa
from rasa.core.tracker_store import SQLTrackerStore


class LocalTrackerStore(SQLTrackerStore):
    """Rasa's SQL tracker store on an SQLite file that may not exist yet.

    Rasa's own class logs an error and then fails on every message when the folder is missing, which is
    what a plain `rasa shell` in a fresh checkout would meet.
    """

    def __init__(self, *args: Any, db: str = ".attune/conversations.db", **kwargs: Any) -> None:
        Path(db).parent.mkdir(parents=True, exist_ok=True)
        kwargs.pop("host", None)  # Rasa hands over the endpoint's url, which a file has not
        super().__init__(*args, db=db, **kwargs)
        # Rasa's engine opens the file anew for every access, and SQLite empties its journal whenever the last
        # connection closes: several times for each message.
        self.engine.dispose()
        self.engine = sa.create_engine(
            self.engine.url, poolclass=sa.pool.QueuePool, connect_args={"check_same_thread": False}
        )
        self.sessionmaker.configure(bind=self.engine)
        sa.event.listen(self.engine, "connect", _journal)


def _journal(connection: Any, _record: Any) -> None:
    # Write-ahead log with relaxed syncing: a turn writes several times and must not wait for the disk.
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    # What a customer had erased must not linger in the file's free pages.
    connection.execute("PRAGMA secure_delete=ON")
