"""Grants: vouchers and free shipping given for trouble, within budgets that hold whoever asks at once."""

from datetime import timedelta

from sqlalchemy import Connection, Engine, Select, func, select, text

from store.engine import reading, writing
from store.errors import BudgetSpent
from store.queries.rows import row_of
from store.schema import grants
from store.values import Budget, Grant, GrantKind

# Any fixed number: whoever holds it counts and grants, the others wait.
_LOCK = 4_177_701
_DAY = timedelta(hours=24)


class Grants:
    """What was given, which is its own audit: rows are added, never changed or removed."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def give(self, grant: Grant, budget: Budget) -> Grant:
        """Grant within the budgets; what was granted under this key before is returned as it was.

        Raises
        ------
        BudgetSpent
            If the customer's or the day's budget does not hold it.
        """
        with writing(self._engine) as connection:
            if connection.dialect.name == "postgresql":
                # SQLite's write transaction excludes others by itself.
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            earlier = connection.execute(select(grants).where(grants.c.key == grant.key)).mappings().first()
            if earlier is not None:
                return _grant(dict(earlier))
            _check(connection, grant, budget)
            connection.execute(grants.insert().values({**row_of(grant), "kind": grant.kind.value}))
            return grant

    def of_customer(self, customer_id: str) -> list[Grant]:
        """Return what a customer was granted, newest first."""
        statement = select(grants).where(grants.c.customer_id == customer_id).order_by(grants.c.at.desc())
        with reading(self._engine) as connection:
            return [_grant(dict(row)) for row in connection.execute(statement).mappings()]

    def of_code(self, customer_id: str, code: str) -> Grant | None:
        """Return what the customer was granted under a code; None for any other code, or customer."""
        theirs = grants.c.customer_id == customer_id
        statement = select(grants).where(grants.c.code == code, theirs)
        with reading(self._engine) as connection:
            row = connection.execute(statement).mappings().first()
        return _grant(dict(row)) if row is not None else None


def _check(connection: Connection, grant: Grant, budget: Budget) -> None:
    spent = select(func.coalesce(func.sum(grants.c.cents), 0))
    own = spent.where(
        grants.c.customer_id == grant.customer_id, grants.c.at > grant.at - budget.customer_window
    )
    if _cents(connection, own) + grant.cents > budget.customer_cents:
        raise BudgetSpent(f"customer {grant.customer_id} has had what one customer may have")
    today = spent.where(grants.c.at > grant.at - _DAY)
    if _cents(connection, today) + grant.cents > budget.day_cents:
        raise BudgetSpent(f"{grant.cents} cents more are over the day's {budget.day_cents}")


def _cents(connection: Connection, statement: Select[tuple[int]]) -> int:
    return connection.scalar(statement) or 0


def _grant(row: dict[str, object]) -> Grant:
    return Grant(**{**row, "kind": GrantKind(str(row["kind"]))})  # type: ignore[arg-type]
