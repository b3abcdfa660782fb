"""Writing rows in a way both databases understand."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

Row = Mapping[str, Any]

_CHUNK_ROWS = 2_000


def insert_new(connection: Connection, table: Table, rows: Sequence[Row]) -> int:
    """Insert the rows that break no uniqueness rule, leave the others out; return how many were new."""
    if not rows:
        return 0
    statement = _insert(connection, table).on_conflict_do_nothing()
    return sum(max(connection.execute(statement, chunk).rowcount, 0) for chunk in _chunks(rows))


def put(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert the rows, replacing those with the same primary key."""
    if not rows:
        return
    key = [column.name for column in table.primary_key]
    statement = _insert(connection, table)
    changed = {name: statement.excluded[name] for name in rows[0] if name not in key}
    statement = statement.on_conflict_do_update(index_elements=key, set_=changed)
    for chunk in _chunks(rows):
        connection.execute(statement, chunk)


def _insert(connection: Connection, table: Table) -> Any:
    # The two dialects' Insert classes share these methods but no typed base class.
    return (postgresql if connection.dialect.name == "postgresql" else sqlite).insert(table)


def _chunks(rows: Sequence[Row]) -> Iterable[list[Row]]:
    for start in range(0, len(rows), _CHUNK_ROWS):
        yield list(rows[start : start + _CHUNK_ROWS])
