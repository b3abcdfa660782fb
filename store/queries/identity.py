"""Identity checks: how often somebody tried to show that an order, or a voucher, is theirs.

Guessing gets slow here.
"""

from datetime import timedelta

from sqlalchemy import ColumnElement, Connection, Engine, delete, func, insert, select

from store.clock import Clock
from store.engine import writing
from store.schema import identity_checks

WITHIN = timedelta(hours=1)
MOST_OF_A_CONVERSATION = 5
MOST_OF_AN_ORDER = 10  # from however many conversations


class IdentityChecks:
    """The attempts."""

    def __init__(self, engine: Engine, *, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def attempt(self, conversation_id: str, order_id: str, *, passed: bool) -> bool:
        """Note an attempt and return whether it counts.

        False when this conversation, or all together for this order, failed too often within the hour:
        then even the right answer is not taken, and nothing is noted.
        """
        with writing(self._engine) as connection:
            now = self._clock()
            connection.execute(delete(identity_checks).where(identity_checks.c.at < now - WITHIN))
            of_conversation = _failed(connection, identity_checks.c.conversation_id == conversation_id)
            of_order = _failed(connection, identity_checks.c.order_id == order_id[:64])
            if of_conversation >= MOST_OF_A_CONVERSATION or of_order >= MOST_OF_AN_ORDER:
                return False
            row = {
                "conversation_id": conversation_id,
                "order_id": order_id[:64],
                "at": now,
                "passed": passed,
            }
            connection.execute(insert(identity_checks).values(row))
            return True

    def voucher(self, conversation_id: str, customer_id: str, *, passed: bool) -> bool:
        """Note that a customer asked for a voucher and return whether it counts, as `attempt` does.

        All the vouchers of a customer count together: wrong codes are tried one after the other.
        """
        return self.attempt(conversation_id, vouchers_of(customer_id), passed=passed)


def vouchers_of(customer_id: str) -> str:
    """Return what stands for a customer's vouchers where an order's number would stand."""
    return f"vouchers:{customer_id}"[:64]


def _failed(connection: Connection, condition: ColumnElement[bool]) -> int:
    statement = select(func.count()).select_from(identity_checks).where(condition, ~identity_checks.c.passed)
    return connection.scalar(statement) or 0
