"""Handovers: conversations waiting for a person."""

from typing import Any

from sqlalchemy import ColumnElement, Engine, RowMapping, select, update

from store.engine import reading, writing
from store.errors import UnknownHandover
from store.queries.rows import insert_new, row_of
from store.schema import handovers
from store.values import Handover, HandoverStatus


class Handovers:
    """The queue of conversations for people."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def open(self, handover: Handover) -> None:
        """Put the conversation in the queue; a handover already opened under this id stays as it is."""
        row = {**row_of(handover), "brief": dict(handover.brief), "status": handover.status.value}
        with writing(self._engine) as connection:
            insert_new(connection, handovers, [row])

    def waiting(self) -> list[Handover]:
        """Return what nobody has taken yet, longest waiting first."""
        return self._where(handovers.c.status == HandoverStatus.WAITING.value)

    def of_conversation(self, conversation_id: str) -> list[Handover]:
        """Return the conversation's handovers in any status, oldest first."""
        return self._where(handovers.c.conversation_id == conversation_id)

    def move(self, handover_id: str, status: HandoverStatus) -> None:
        """Note that a person took or closed the handover.

        Raises
        ------
        UnknownHandover
            If the id is unknown.
        """
        statement = update(handovers).where(handovers.c.id == handover_id).values(status=status.value)
        with writing(self._engine) as connection:
            if connection.execute(statement).rowcount == 0:
                raise UnknownHandover(f"handover {handover_id!r} does not exist")

    def _where(self, condition: ColumnElement[bool]) -> list[Handover]:
        statement = select(handovers).where(condition).order_by(handovers.c.at, handovers.c.id)
        with reading(self._engine) as connection:
            return [_handover(row) for row in connection.execute(statement).mappings()]


def _handover(row: RowMapping) -> Handover:
    facts: dict[str, Any] = {**row, "status": HandoverStatus(row["status"])}
    return Handover(**facts)
