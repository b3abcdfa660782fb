"""Customers: looked up by id, listed, loaded."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Engine, RowMapping, select

from store.engine import reading, writing
from store.queries.rows import put
from store.schema import customers
from store.values import Customer


class Customers:
    """The shop's customers."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def get(self, customer_id: str) -> Customer | None:
        """Return the customer, or None if the id is unknown."""
        with reading(self._engine) as connection:
            row = (
                connection.execute(select(customers).where(customers.c.id == customer_id)).mappings().first()
            )
        return _customer(row) if row else None

    def ids(self, limit: int) -> list[str]:
        """Return the first ids in order, at most `limit`."""
        with reading(self._engine) as connection:
            return list(connection.scalars(select(customers.c.id).order_by(customers.c.id).limit(limit)))

    def all(self) -> list[Customer]:
        """Return every customer, by id."""
        with reading(self._engine) as connection:
            rows = connection.execute(select(customers).order_by(customers.c.id)).mappings()
            return [_customer(row) for row in rows]

    def put_many(self, people: Iterable[Customer]) -> None:
        """Add the customers; those already known by id are overwritten."""
        with writing(self._engine) as connection:
            put(connection, customers, [_row(person) for person in people])


def _customer(row: RowMapping) -> Customer:
    return Customer(**{**row, "tastes": tuple(row["tastes"])})


def _row(person: Customer) -> dict[str, Any]:
    return {
        "id": person.id,
        "name": person.name,
        "email": person.email,
        "city": person.city,
        "age_band": person.age_band,
        "tastes": list(person.tastes),
        "since": person.since,
    }
