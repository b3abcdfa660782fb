"""Handovers: conversations waiting for a person, or with one."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Engine, RowMapping, Select, bindparam, select, update

from store.engine import reading, writing
from store.errors import HandoverClosed, UnknownHandover
from store.queries.rows import insert_one_new, row_of
from store.schema import handovers
from store.values import Handover, HandoverStatus

_CLOSED = HandoverStatus.CLOSED.value
_IN_ORDER = select(handovers).order_by(handovers.c.at, handovers.c.id)
# Asked for every message, so built once.
_OF_CONVERSATION = _IN_ORDER.where(handovers.c.conversation_id == bindparam("conversation"))


class Handovers:
    """The queue of conversations for people."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def open(self, handover: Handover) -> bool:
        """Put the conversation in the queue; one that is there or with a person already stays as it is.

        Returns
        -------
        bool
            Whether this call opened it.
        """
        row = {**row_of(handover), "brief": dict(handover.brief), "status": handover.status.value}
        with writing(self._engine) as connection:
            return insert_one_new(connection, handovers, row)

    def waiting(self) -> list[Handover]:
        """Return what nobody has taken yet, longest waiting first."""
        return self._where(handovers.c.status == HandoverStatus.WAITING.value)

    def unclosed(self) -> list[Handover]:
        """Return what waits or is with a person, longest waiting first."""
        return self._where(handovers.c.status != _CLOSED)

    def of_conversation(self, conversation_id: str) -> list[Handover]:
        """Return the conversation's handovers in any status, oldest first."""
        return self._found(_OF_CONVERSATION, {"conversation": conversation_id})

    def find(self, start: str) -> list[Handover]:
        """Return the handovers whose id begins with `start`, oldest first."""
        return self._where(handovers.c.id.startswith(start, autoescape=True))

    def take(self, handover_id: str, *, agent: str, at: datetime) -> Handover:
        """Note that a person has it; the first one's name and time stand until a name is given.

        Raises
        ------
        UnknownHandover, HandoverClosed
        """
        return self._move(handover_id, HandoverStatus.TAKEN, agent=agent, at=at)

    def give_back(self, handover_id: str, *, at: datetime) -> Handover:
        """Note that the assistant has the conversation again.

        Raises
        ------
        UnknownHandover, HandoverClosed
        """
        return self._move(handover_id, HandoverStatus.CLOSED, agent="", at=at)

    def _move(self, handover_id: str, status: HandoverStatus, *, agent: str, at: datetime) -> Handover:
        this = handovers.c.id == handover_id
        with writing(self._engine) as connection:
            row = connection.execute(select(handovers).where(this).with_for_update()).mappings().first()
            if row is None:
                raise UnknownHandover(f"handover {handover_id!r} does not exist")
            if row["status"] == _CLOSED:
                raise HandoverClosed(f"handover {handover_id!r} was given back already")
            values: dict[str, object] = {"status": status.value, "agent": agent or row["agent"]}
            if status is HandoverStatus.CLOSED:
                values["closed_at"] = at
            elif row["taken_at"] is None:
                values["taken_at"] = at
            connection.execute(update(handovers).where(this).values(values))
            return _handover(connection.execute(select(handovers).where(this)).mappings().one())

    def _where(self, condition: ColumnElement[bool]) -> list[Handover]:
        return self._found(_IN_ORDER.where(condition), {})

    def _found(self, statement: Select[Any], asked: dict[str, str]) -> list[Handover]:
        with reading(self._engine) as connection:
            return [_handover(row) for row in connection.execute(statement, asked).mappings()]


def _handover(row: RowMapping) -> Handover:
    facts: dict[str, Any] = {**row, "status": HandoverStatus(row["status"])}
    return Handover(**facts)
