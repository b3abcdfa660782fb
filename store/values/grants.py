"""Grant: something given to a customer to make up for trouble."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class GrantKind(StrEnum):
    """What is given."""

    VOUCHER = "voucher"
    FREE_SHIPPING = "free_shipping"


@dataclass(frozen=True, slots=True)
class Grant:
    """One voucher or free shipping.

    Attributes
    ----------
    key
        What it was granted for, "C0001:AT10001"; one grant each.
    cents
        What it costs the shop at most.
    code
        What the customer types at the checkout.
    """

    key: str
    customer_id: str
    conversation_id: str
    order_id: str
    kind: GrantKind
    cents: int
    code: str
    at: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Budget:
    """What may be granted at most.

    Attributes
    ----------
    customer_cents, customer_window
        Most for one customer within that time.
    day_cents
        Most for all customers within 24 hours.
    """

    customer_cents: int
    customer_window: timedelta
    day_cents: int
