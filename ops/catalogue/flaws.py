"""What is wrong with a catalogue file, line by line.

OpsError
└── WrongInput
    └── BadCatalogue    carries every Flaw found, so that a shop can mend its file in one go
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ops.errors import WrongInput


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing that is wrong.

    Attributes
    ----------
    line
        Line of the file on which the row begins, from 1; the header is line 1.
    column
        "" when the whole row or file is meant.
    value
        What stands there, shortened.
    """

    line: int
    column: str
    reason: str
    value: str = ""


class BadCatalogue(WrongInput):
    """The file cannot be imported; nothing was changed."""

    def __init__(self, flaws: Sequence[Flaw]) -> None:
        self.flaws = tuple(flaws)
        lines = len({flaw.line for flaw in flaws})
        super().__init__(f"{_count(len(flaws), 'flaw')} on {_count(lines, 'line')}; nothing was imported")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
