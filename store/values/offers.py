"""Offer: recommendations shown together; Impression: one of them, with the snapshot it was ranked on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Impression:
    """One product as it was shown.

    Attributes
    ----------
    position
        From 0, the first card.
    score
        The ranker's score; comparable within one offer only.
    reason
        Why it was chosen, in the words the customer saw.
    features
        What contributed to the score, by feature name.
    """

    id: str
    offer_id: str
    product_id: str
    position: int
    score: float
    reason: str
    features: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Offer:
    """One to three impressions shown in one turn.

    Attributes
    ----------
    context
        Context features at that moment: "emotion:anger" …, "intensity", "mood_level", "hour:…".
    model_version
        Version of the ranker that chose.
    """

    id: str
    conversation_id: str
    customer_id: str | None
    turn_id: str | None
    at: datetime
    context: Mapping[str, float]
    model_version: str
    impressions: tuple[Impression, ...]
