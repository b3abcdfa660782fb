"""Customer: a person who buys in the shop, as far as the shop knows them."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Customer:
    """One customer.

    Attributes
    ----------
    id
        "C" and at least four digits, for example "C0001".
    age_band
        For example "25-34"; "" when unknown or erased.
    tastes
        Interests the customer declared, as category or tag names; may be empty.
    since
        First day as a customer.
    """

    id: str
    name: str
    email: str
    city: str
    age_band: str
    tastes: tuple[str, ...]
    since: date
