"""Turns: every customer message with its reading, and what was decided."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Engine, RowMapping, bindparam, func, select, update

from store.engine import reading, writing
from store.errors import UnknownTurn
from store.queries.rows import insert_new, insert_one_new, row_of
from store.schema import turns
from store.values import Turn

_COLUMNS = [column for column in turns.c if column.name != "seq"]


# Asked for every message, so built once: SQLAlchemy takes as long to put a statement together as to run it.
_RECENT = (
    select(*_COLUMNS)
    .where(turns.c.conversation_id == bindparam("conversation"))
    .order_by(turns.c.seq.desc())
    .limit(bindparam("most"))
)
_DECIDED = ("care", "action", "outcome", "wording")
_DECIDE = (
    update(turns)
    .where(turns.c.id == bindparam("turn"))
    .values(
        {
            name: func.coalesce(bindparam(f"new_{name}", type_=turns.c[name].type), turns.c[name])
            for name in _DECIDED
        }
    )
)


class Turns:
    """The log of turns."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, turn: Turn) -> bool:
        """Log the turn and return whether it was new; one already logged under this id stays as it is."""
        with writing(self._engine) as connection:
            return insert_one_new(connection, turns, _row(turn))

    def add_many(self, many: list[Turn]) -> None:
        """Log several turns in one transaction."""
        with writing(self._engine) as connection:
            insert_new(connection, turns, [_row(turn) for turn in many])

    def decide(
        self,
        turn_id: str,
        *,
        care: str | None = None,
        action: str | None = None,
        outcome: str | None = None,
        wording: str | None = None,
    ) -> None:
        """Add what was decided in the turn; what is left out keeps its value.

        Raises
        ------
        UnknownTurn
            If no such turn was logged.
        """
        decided = {"new_care": care, "new_action": action, "new_outcome": outcome, "new_wording": wording}
        with writing(self._engine) as connection:
            if connection.execute(_DECIDE, {"turn": turn_id, **decided}).rowcount == 0:
                raise UnknownTurn(f"turn {turn_id!r} was never logged")

    def recent(self, conversation_id: str, limit: int) -> list[Turn]:
        """Return the conversation's last turns, newest last."""
        asked = {"conversation": conversation_id, "most": limit}
        with reading(self._engine) as connection:
            newest_first = [_turn(row) for row in connection.execute(_RECENT, asked).mappings()]
        return newest_first[::-1]

    def newest(self, limit: int, *, without_models: Collection[str] = ()) -> list[Turn]:
        """Return the last turns of all conversations, newest last, but for those these models read."""
        statement = (
            select(*_COLUMNS)
            .where(turns.c.model.not_in(without_models))
            .order_by(turns.c.seq.desc())
            .limit(limit)
        )
        with reading(self._engine) as connection:
            return [_turn(row) for row in connection.execute(statement).mappings()][::-1]

    def get(self, turn_id: str) -> Turn | None:
        """Return one turn, None where it was never logged or was erased."""
        statement = select(*_COLUMNS).where(turns.c.id == turn_id)
        with reading(self._engine) as connection:
            row = connection.execute(statement).mappings().first()
        return _turn(row) if row else None

    def last(self, conversation_id: str) -> Turn | None:
        """Return the conversation's newest turn, or None before the first."""
        found = self.recent(conversation_id, 1)
        return found[0] if found else None


def _row(turn: Turn) -> dict[str, Any]:
    return {**row_of(turn), "scores": dict(turn.scores), "behaviour": dict(turn.behaviour)}


def _turn(row: RowMapping) -> Turn:
    return Turn(**row)
