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
    propensity
        Chance, above 0 to 1, with which this product was put in this place; 1 where nothing was left to
        chance, None in logs from before it was noted.
    """

    id: str
    offer_id: str
    product_id: str
    position: int
    score: float
    reason: str
    features: Mapping[str, float] = field(default_factory=dict)
    propensity: float | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """One to three impressions shown in one turn.

    Attributes
    ----------
    context
        Context features at that moment: "emotion:anger" …, "intensity", "mood_level", "hour:…".
    model_version
        Version of the ranker that chose.
    pool
        Products the last card was drawn from, the ranker's own choice first; empty when nothing was drawn.
    """

    id: str
    conversation_id: str
    customer_id: str | None
    turn_id: str | None
    at: datetime
    context: Mapping[str, float]
    model_version: str
    impressions: tuple[Impression, ...]
    pool: tuple[str, ...] = ()
