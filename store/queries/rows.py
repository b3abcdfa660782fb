"""Writing rows in a way both databases understand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, Table, delete
from sqlalchemy.dialects import postgresql, sqlite

Row = Mapping[str, Any]
_Item = TypeVar("_Item")

_CHUNK_ROWS = 2_000


def row_of(value: Any) -> dict[str, Any]:
    """Return a value's attributes by name; `dataclasses.asdict` would copy each of them, deeply."""
    return {field.name: getattr(value, field.name) for field in fields(value)}


def insert_new(connection: Connection, table: Table, rows: Sequence[Row]) -> int:
    """Insert the rows that break no uniqueness rule, leave the others out; return how many were new."""
    if not rows:
        return 0
    statement = _insert(connection, table).on_conflict_do_nothing()
    return sum(max(connection.execute(statement, chunk).rowcount, 0) for chunk in _chunks(rows))


def insert_one_new(connection: Connection, table: Table, row: Row) -> bool:
    """Insert the row unless it breaks a uniqueness rule; return whether it was inserted."""
    # PostgreSQL's driver does not count the rows of an insert, so each database gives them back.
    key = list(table.primary_key)
    statement = _insert(connection, table).values(row).on_conflict_do_nothing().returning(*key)
    return connection.execute(statement).first() is not None


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


def delete_where(connection: Connection, table: Table, column: Column[Any], values: Sequence[Any]) -> int:
    """Delete the rows whose column holds one of the values, however many there are; return how many."""
    return sum(
        connection.execute(delete(table).where(column.in_(chunk))).rowcount for chunk in _chunks(values)
    )


def _insert(connection: Connection, table: Table) -> Any:
    # The two dialects' Insert classes share these methods but no typed base class.
    return (postgresql if connection.dialect.name == "postgresql" else sqlite).insert(table)


def _chunks(items: Sequence[_Item]) -> Iterable[list[_Item]]:
    for start in range(0, len(items), _CHUNK_ROWS):
        yield list(items[start : start + _CHUNK_ROWS])
