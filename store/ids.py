"""Order ids: "AT10001" for people, 10001 for the database. Every spelling a customer may type is one id."""

import re

FIRST_ORDER = 10001

# At most nine digits: more would not fit the column, and a forged number must not become a database error.
_SPELLING = re.compile(r"\s*#?\s*(?:AT)?[\s#-]*([0-9]{5,9})\s*", re.IGNORECASE | re.ASCII)


def order_number(text: str) -> int | None:
    """Return the number in "AT10001", "#at10001", "at-10001" or "10001"; None if it is no order id."""
    match = _SPELLING.fullmatch(text[:40])
    return int(match.group(1)) if match else None


def order_id(number: int) -> str:
    """Return the id people read."""
    return f"AT{number:05d}"
