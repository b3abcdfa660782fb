"""Voucher: what a code is worth to the customer it belongs to, as far as the shop's records say."""

from dataclasses import dataclass
from datetime import datetime

from store.values.grants import GrantKind


@dataclass(frozen=True, slots=True)
class Voucher:
    """One voucher or gift card of one customer.

    Attributes
    ----------
    cents
        What it was worth at first; of free shipping it says nothing.
    left_cents
        What is left of that; None where nobody keeps count.
    until
        None when it does not end.
    used
        None where the checkout does not tell.
    """

    code: str
    customer_id: str
    kind: GrantKind
    cents: int
    currency: str = "EUR"
    left_cents: int | None = None
    until: datetime | None = None
    used: bool | None = None
