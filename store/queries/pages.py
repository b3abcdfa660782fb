"""Reading a long table in pages by a growing key, each page in a transaction of its own."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias, TypeVar

from sqlalchemy import Column, Connection, Engine, Row, Select

from store.engine import reading

Value = TypeVar("Value")
Rows: TypeAlias = Sequence[Row[Any]]


def pages(
    engine: Engine,
    page: Select[Any],
    key: Column[int],
    after: int,
    values: Callable[[Connection, Rows], list[Value]],
) -> Iterator[list[Value]]:
    """Yield pages until there are no more rows; memory is bounded by the page.

    Parameters
    ----------
    page
        One page: has `key` among its columns, and its limit.
    after
        The first page begins above this key.
    values
        Turns a page's rows into values, in the same transaction, so that what it looks up beside them fits.
    """
    ordered = page.order_by(key)
    while True:
        with reading(engine) as connection:
            rows = connection.execute(ordered.where(key > after)).all()
            if not rows:
                return
            made = values(connection, rows)
        after = rows[-1]._mapping[key]
        yield made
