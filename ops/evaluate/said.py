"""What stands in a TOML file, as the kind of value it has to be; otherwise a sentence that says what it is.

Every refusal is a `ValueError` in words for the person who wrote the file.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Set
from enum import StrEnum
from typing import Any, TypeVar

Said = Mapping[str, Any]
T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


def part(value: Any, kind: type[T], wanted: str) -> T:
    """Return the value if it is of a kind."""
    if not isinstance(value, kind):
        raise ValueError(f"{value!r} is not {wanted}")
    return value


def table(value: Any) -> Said:
    """Return a table."""
    return part(value, dict, "a table, like [name] with lines of key = value under it")


def name_of(value: Any) -> str:
    """Return a name."""
    return part(value, str, "a name in quotes")


def names(value: Any) -> tuple[str, ...]:
    """Return the names in a list."""
    return tuple(name_of(one) for one in part(value, list, 'a list of names, like ["one", "two"]'))


def flag(value: Any) -> bool:
    """Return a yes or no."""
    return part(value, bool, "true or false, without quotes")


def number(value: Any) -> float:
    """Return a finite number."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError(f"{value!r} is not a number")
    return float(value)


def choice(kind: type[E], value: Any) -> E:
    """Return one of a closed set."""
    known = [str(one) for one in kind]
    if value not in known:
        raise ValueError(f"{value!r} is none of {', '.join(known)}")
    return kind(value)


def only(said: Said, known: Set[str], what: str = "part of it") -> None:
    """Refuse keys that nobody reads: they are slips of the pen."""
    strange = sorted(set(said) - known)
    if strange:
        raise ValueError(f"{strange[0]!r} is no {what}")
