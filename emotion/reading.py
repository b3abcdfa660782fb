"""A reading: what the model saw in one message. A plain value; knows no model."""

from collections.abc import Mapping
from dataclasses import dataclass

from emotion.labels import Emotion


@dataclass(frozen=True, slots=True)
class Reading:
    """What one message shows.

    Attributes
    ----------
    confidence
        The highest of `scores`, calibrated: of readings with 0.8, about 80 % are right. When it
        abstained, that of the label it did not dare to name.
    intensity
        How strongly, 0-1; independent of which emotion.
    scores
        A probability for each of the eight emotions; they sum to 1.
    model
        Version of the artefact that read it.
    abstained
        True when there was nothing to go by, or not enough: `emotion` is then neutral for want of
        evidence. `scores` stay what they are.
    """

    emotion: Emotion
    confidence: float
    intensity: float
    scores: Mapping[Emotion, float]
    model: str
    abstained: bool = False


def nothing_to_read(model: str) -> Reading:
    """Return the reading of an empty message: neutral, and saying that it abstained."""
    scores = {label: float(label is Emotion.NEUTRAL) for label in Emotion}
    return Reading(Emotion.NEUTRAL, 1.0, 0.0, scores, model, abstained=True)
