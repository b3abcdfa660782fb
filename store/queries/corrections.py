"""Corrections: labels that people fixed, each beside the turn it is about.

The customer's words stay in the turn alone, so that forgetting a person forgets what was learnt from.
"""

from sqlalchemy import LABEL_STYLE_TABLENAME_PLUS_COL, Connection, Engine, select

from store.engine import reading, writing
from store.errors import UnknownTurn
from store.queries.rows import put, row_of
from store.schema import corrections, turns
from store.values import CorrectedTurn, Correction, Turn

_TURN = [column for column in turns.c if column.name != "seq"]


class Corrections:
    """What people said about readings. One word a turn: the latest."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, correction: Correction) -> None:
        """Note a correction, in place of an earlier one of the same turn.

        Raises
        ------
        UnknownTurn
            If no such turn was logged, or it was erased.
        """
        with writing(self._engine) as connection:
            known = select(turns.c.id).where(turns.c.id == correction.turn_id)
            if connection.scalar(known) is None:
                raise UnknownTurn(f"turn {correction.turn_id!r} was never logged, or was erased")
            put(connection, corrections, [row_of(correction)])

    def all(self) -> list[Correction]:
        """Return every correction, oldest turn first."""
        statement = select(corrections).join(turns, turns.c.id == corrections.c.turn_id).order_by(turns.c.seq)
        with reading(self._engine) as connection:
            return [Correction(**row) for row in connection.execute(statement).mappings()]

    def with_turns(self, *, before: int = 0) -> list[CorrectedTurn]:
        """Return every correction with its turn and up to `before` turns ahead of it, oldest turn first."""
        statement = (
            select(*corrections.c, *_TURN, turns.c.seq)
            .join(turns, turns.c.id == corrections.c.turn_id)
            .order_by(turns.c.seq)
            .set_label_style(LABEL_STYLE_TABLENAME_PLUS_COL)
        )
        with reading(self._engine) as connection:
            return [
                CorrectedTurn(
                    Correction(**{column.name: row[column] for column in corrections.c}),
                    turn := Turn(**{column.name: row[column] for column in _TURN}),
                    _before(connection, turn.conversation_id, row[turns.c.seq], before),
                )
                for row in connection.execute(statement).mappings().all()
            ]


def _before(connection: Connection, conversation_id: str, seq: int, limit: int) -> tuple[Turn, ...]:
    earlier = (turns.c.conversation_id == conversation_id, turns.c.seq < seq)
    statement = select(*_TURN).where(*earlier).order_by(turns.c.seq.desc()).limit(limit)
    return tuple(Turn(**row) for row in connection.execute(statement).mappings())[::-1]
