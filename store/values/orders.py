"""Order, its lines and its statuses.

Which change of status is allowed is decided in `store.transitions`, not here.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class OrderStatus(StrEnum):
    """Where an order stands."""

    PROCESSING = "processing"
    SHIPPED = "shipped"
    OUT_FOR_DELIVERY = "out_for_delivery"
    DELIVERED = "delivered"
    DELAYED = "delayed"
    LOST = "lost"
    CANCELLED = "cancelled"
    RETURN_REQUESTED = "return_requested"
    RETURNED = "returned"
    REFUNDED = "refunded"
    REPLACEMENT_SENT = "replacement_sent"


@dataclass(frozen=True, slots=True)
class OrderLine:
    """One article of an order; title and unit price as they were when it was bought."""

    product_id: str
    title: str
    quantity: int
    price_cents: int


@dataclass(frozen=True, slots=True)
class Order:
    """One order with its lines.

    Attributes
    ----------
    id
        "AT" and at least five digits, for example "AT10001".
    promised_at
        The delivery moment the customer was told.
    carrier, tracking
        "" until the parcel is handed over.
    refunded_cents
        What has been paid back, 0 to `total_cents`.
    reason
        Why the customer asked for the last change, "" if never.
    note
        What the carrier or the warehouse reported, for example "carrier reports damage"; else "".
    """

    id: str
    customer_id: str
    status: OrderStatus
    placed_at: datetime
    promised_at: datetime
    delivered_at: datetime | None
    carrier: str
    tracking: str
    lines: tuple[OrderLine, ...]
    total_cents: int
    refunded_cents: int
    reason: str = ""
    note: str = ""
