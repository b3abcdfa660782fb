"""Handover: a conversation passed on to a person of the shop."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any


class HandoverStatus(StrEnum):
    """Whether a person has taken the conversation."""

    WAITING = "waiting"
    TAKEN = "taken"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Handover:
    """One request for a person.

    Attributes
    ----------
    brief
        What the person must know, JSON-serialisable: the case, the mood, what was tried.
    agent
        Who took it; "" where nobody has, or where they gave no name.
    """

    id: str
    conversation_id: str
    customer_id: str | None
    reason: str
    brief: Mapping[str, Any]
    at: datetime
    status: HandoverStatus = HandoverStatus.WAITING
    agent: str = ""
    taken_at: datetime | None = None
    closed_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether the conversation is a person's, or waits for one."""
        return self.status is not HandoverStatus.CLOSED
