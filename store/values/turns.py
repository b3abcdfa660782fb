"""Turn: one customer message, how it was read, and what was decided."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Turn:
    """One customer turn.

    Attributes
    ----------
    text
        Already masked by the channel; the store keeps it as it comes.
    emotion, confidence, intensity, scores, model
        The reading; `scores` maps every emotion label to 0–1.
    mood, mood_level, slope
        The slow mood after this turn and the direction it moves in.
    care, action, outcome
        What was decided; filled by `turns.decide` once known.
    """

    id: str
    conversation_id: str
    customer_id: str | None
    channel: str
    at: datetime
    text: str
    intent: str | None = None
    emotion: str = "neutral"
    confidence: float = 0.0
    intensity: float = 0.0
    scores: Mapping[str, float] = field(default_factory=dict)
    model: str = ""
    mood: str = "neutral"
    mood_level: float = 0.0
    slope: float = 0.0
    escalate: bool = False
    care: str | None = None
    action: str | None = None
    outcome: str | None = None
