"""Locks: one at a time across processes, on either database, given back by themselves after a while."""

from datetime import timedelta

from sqlalchemy import Engine, delete, select, update

from store.clock import Clock
from store.engine import reading, writing
from store.queries.rows import insert_new
from store.schema import locks


class Locks:
    """Named locks with an expiry, so that a killed holder blocks nobody for long."""

    def __init__(self, engine: Engine, *, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def take(self, name: str, holder: str, *, for_s: float) -> bool:
        """Return whether `holder` has the lock now; taking one's own lock again prolongs it.

        Parameters
        ----------
        holder
            Unique to the taker: a process id alone is not, on several machines.
        for_s
            Seconds after which others may take it. The machines' clocks must agree to well within that.
        """
        now = self._clock()
        until = now + timedelta(seconds=for_s)
        with writing(self._engine) as connection:
            if insert_new(connection, locks, [{"name": name, "holder": holder, "until": until}]):
                return True
            free = (locks.c.holder == holder) | (locks.c.until <= now)
            mine = update(locks).where(locks.c.name == name, free).values(holder=holder, until=until)
            return connection.execute(mine).rowcount == 1

    def holder(self, name: str) -> str | None:
        """Return who has the lock, or had it last without giving it back."""
        with reading(self._engine) as connection:
            return connection.scalar(select(locks.c.holder).where(locks.c.name == name))

    def give_back(self, name: str, holder: str) -> None:
        """Free the lock if `holder` still has it."""
        with writing(self._engine) as connection:
            connection.execute(delete(locks).where(locks.c.name == name, locks.c.holder == holder))
