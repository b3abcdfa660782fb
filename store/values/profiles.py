"""Profile: what was learnt of one customer, as numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Sums:
    """Sums over events, in which a newer one weighs more; how much more, whoever makes them knows.

    Attributes
    ----------
    values
        One sum a name.
    weight
        What the events weigh together; a sum over it is a mean.
    at
        The moment of the latest event; None before the first.
    events
        How many there were.
    last
        Number of the newest event in the log.
    """

    values: Mapping[str, float] = field(default_factory=dict)
    weight: float = 0.0
    at: datetime | None = None
    events: int = 0
    last: int = 0


@dataclass(frozen=True, slots=True)
class Liking:
    """A group of traits that go together.

    Attributes
    ----------
    name
        From the traits most products have, like "cosy, coffee & tea"; the same for all customers.
    weight
        How much more of it the customer takes than the shop's average; below 0 for less.
    traits
        What in it this customer likes most, best first.
    """

    name: str
    weight: float
    traits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """What was learnt of a customer.

    Attributes
    ----------
    liked
        Grades of reactions by trait of the product.
    felt
        Scores of read turns by emotion; nothing without consent.
    likings
        Strongest first.
    tendencies
        How far each emotion is above the shop's average.
    model
        Version of the recommender whose groups of traits these are.
    made_at
        None until likings and tendencies are made.
    """

    customer_id: str
    liked: Sums = field(default_factory=Sums)
    felt: Sums = field(default_factory=Sums)
    likings: tuple[Liking, ...] = ()
    tendencies: Mapping[str, float] = field(default_factory=dict)
    model: str = ""
    made_at: datetime | None = None
