"""What a setting may be: each reader returns the value, or raises `ValueError` with what is expected.

Standard library only, like `ops.settings`.
"""

import math
from collections.abc import Callable, Mapping

NOWHERE = "none"
# What each reaction says, the gladdest first.
KINDS = ("buy", "like", "click", "ignored", "dislike")
GRADES = "buy 1, like 0.8, click 0.4, ignored -0.2, dislike -1"


def a_whole_number(low: int, high: int) -> Callable[[object], int]:
    """Return a reader of whole numbers from `low` to `high`."""

    def read(value: object) -> int:
        try:
            number = int(str(value))
        except ValueError:
            number = low - 1
        if not low <= number <= high:
            raise ValueError(f"a whole number from {low} to {high}")
        return number

    return read


def a_share(high: float) -> Callable[[object], float]:
    """Return a reader of numbers from 0 to `high`."""

    def read(value: object) -> float:
        try:
            number = float(str(value))
        except ValueError:
            number = -1.0
        if not 0 <= number <= high:
            raise ValueError(f"a number from 0 to {high:g}")
        return number

    return read


def a_schedule(value: object) -> str:
    """Return the value when it looks like the five fields of a crontab line, or is "never"."""
    text = a_text(value)
    if text != "never" and len(text.split()) != 5:
        raise ValueError('five fields like those of crontab ("15 3 * * *" is daily at 3:15), or "never"')
    return text


def a_text(value: object) -> str:
    """Return the value when it is a text with something in it."""
    if not isinstance(value, str) or not value.strip():
        raise ValueError("a text that is not empty")
    return value.strip()


def a_web_address(value: object) -> str:
    """Return the value when it is an address on the web, or says that there is none."""
    if not isinstance(value, str) or (not value.startswith(("http://", "https://")) and value != NOWHERE):
        raise ValueError('an address like https://shop.example/handovers, or "none"')
    return value


def a_database(value: object) -> str:
    """Return the value when it is an address of a database Attune can use."""
    if not isinstance(value, str) or not value.startswith(("sqlite:", "postgres:", "postgresql")):
        raise ValueError("sqlite:///FILE or postgresql+psycopg://USER@HOST/NAME")
    return value


def grades_of(value: object) -> dict[str, float]:
    """Return reaction to grade, from a text like the default."""
    try:
        pairs = [part.split() for part in str(value).split(",")]
        found = {kind: float(number) for kind, number in pairs}
        fits = len(found) == len(pairs) and set(found) == set(KINDS)
        buy, like, click, ignored, dislike = (found[kind] for kind in KINDS) if fits else (math.nan,) * 5
    except ValueError:
        fits = False
    if not fits or not 10 >= buy >= like >= click > 0 > ignored >= dislike >= -10:
        raise ValueError(
            f"a grade for each of {', '.join(KINDS)}, falling in this order from 10 to -10, the first three "
            f'above 0 and the others below, like "{GRADES}"'
        )
    return {kind: found[kind] for kind in KINDS}


def told_grades(grades: Mapping[str, float]) -> str:
    """Return grades as `grades_of` reads them."""
    return ", ".join(f"{kind} {number:g}" for kind, number in grades.items())
