"""Feedback: how a customer reacted to something that was shown to them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from store.values.offers import Impression, Offer


class FeedbackKind(StrEnum):
    """What the customer did with an impression."""

    LIKE = "like"
    DISLIKE = "dislike"
    CLICK = "click"
    BUY = "buy"
    IGNORED = "ignored"


@dataclass(frozen=True, slots=True)
class Feedback:
    """One reaction to one impression, with the emotion it was given in (intensity 0–1)."""

    id: str
    impression_id: str
    conversation_id: str
    customer_id: str | None
    product_id: str
    kind: FeedbackKind
    emotion: str
    intensity: float
    at: datetime


@dataclass(frozen=True, slots=True)
class Reaction:
    """Feedback joined with the snapshot it reacts to: one training example.

    Attributes
    ----------
    cursor
        Pass the last one seen to `feedback.since` to go on from there.
    offer
        The offer the impression was part of; its `impressions` hold only `impression`.
    """

    cursor: int
    feedback: Feedback
    impression: Impression
    offer: Offer
