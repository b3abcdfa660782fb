"""What an examination finds."""

from dataclasses import dataclass
from enum import StrEnum


class Health(StrEnum):
    """How a thing is."""

    WELL = "well"
    ABSENT = "not yet"  # made at the next build; nothing is broken
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Finding:
    """One row of the doctor's table.

    Attributes
    ----------
    detail
        The fact, and for what is not well what to do about it.
    """

    subject: str
    health: Health
    detail: str
