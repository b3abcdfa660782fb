"""Wordings: what was said to soothe, beside how the customer sounded before it and after it."""

from datetime import datetime

from sqlalchemy import Engine, func, select

from store.engine import reading
from store.schema import turns
from store.values import Soothed

MOST = 20_000


class Wordings:
    """The log of turns, seen as an experiment with words."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def soothed(self, since: datetime, *, limit: int = MOST) -> list[Soothed]:
        """Return what was said since then and answered by the customer, newest first, `limit` at most."""
        after, any_later = turns.alias("after"), turns.alias("any_later")
        following = (
            select(func.min(any_later.c.seq))
            .where(any_later.c.conversation_id == turns.c.conversation_id, any_later.c.seq > turns.c.seq)
            .correlate(turns)
            .scalar_subquery()
        )
        statement = (
            select(
                turns.c.wording,
                turns.c.scores.label("before"),
                turns.c.behaviour.label("before_behaviour"),
                after.c.scores.label("after"),
                after.c.behaviour.label("after_behaviour"),
            )
            .select_from(turns.join(after, after.c.seq == following))
            .where(turns.c.wording != "", turns.c.at >= since)
            .order_by(turns.c.seq.desc())
            .limit(limit)
        )
        with reading(self._engine) as connection:
            return [Soothed(**row) for row in connection.execute(statement).mappings()]
