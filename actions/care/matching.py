"""Matching: which row of a table fits, and why the others do not. Pure; knows no column by name."""

from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

from actions.care.schema import Row

Facts = Mapping[str, object]
R = TypeVar("R", bound=Row)

_RESULTS = {"strategy", "say"}


class Look(Generic[R]):
    """One row looked at.

    Attributes
    ----------
    number
        From 1, as in the file.
    fitting, failing
        Columns that fit, and those that do not; a column the row leaves out is in neither.
    held
        Why a row that fits was not followed; "" when it was, or does not fit.
    """

    __slots__ = ("failing", "fitting", "held", "number", "row")

    def __init__(self, number: int, row: R, facts: Facts) -> None:
        self.number, self.row, self.held = number, row, ""
        asked = [name for name in type(row).model_fields if name not in _RESULTS and _asks(row, name)]
        self.fitting = tuple(name for name in asked if _fits(getattr(row, name), facts[name]))
        self.failing = tuple(name for name in asked if name not in self.fitting)

    @property
    def fits(self) -> bool:
        """Whether every column fits."""
        return not self.failing


def looks(rows: Sequence[R], facts: Facts) -> list[Look[R]]:
    """Return a look at each row, in order."""
    return [Look(number, row, facts) for number, row in enumerate(rows, 1)]


def _asks(row: Row, name: str) -> bool:
    wanted = getattr(row, name)
    return wanted is not None and wanted != []


def _fits(wanted: object, fact: object) -> bool:
    return fact in wanted if isinstance(wanted, list) else fact == wanted
