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
    behaviour
        Signs beside the words, by name, 0–1 each.
    wording
        Id of the soothing words the answer opened with, "family#number"; "" without any.
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
    behaviour: Mapping[str, float] = field(default_factory=dict)
    wording: str = ""


@dataclass(frozen=True, slots=True)
class Soothed:
    """Soothing words, with the readings of the message they answered and of the next one.

    Attributes
    ----------
    before, after
        Scores by emotion; empty where a message was not read (a button, no consent).
    """

    wording: str
    before: Mapping[str, float]
    before_behaviour: Mapping[str, float]
    after: Mapping[str, float]
    after_behaviour: Mapping[str, float]
