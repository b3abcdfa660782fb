"""A reading: what the model saw in one message. A plain value; knows no model."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from emotion.labels import EMOTIONS, Emotion
from emotion.valence import valence


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

    @property
    def of_nothing(self) -> bool:
        """Whether the message had no word that can be read; a model is never as sure as that."""
        return self.abstained and self.confidence == 1.0

    @property
    def valence(self) -> float:
        """How good or bad it feels, -1 to 1: the way the scores point, as far as `intensity` goes."""
        service = np.array([self.scores[label] for label in EMOTIONS])
        return float(valence(service, np.array(self.intensity)))


def nothing_to_read(model: str) -> Reading:
    """Return the reading of a message without a legible word: neutral, and saying that it abstained."""
    scores = {label: float(label is Emotion.NEUTRAL) for label in Emotion}
    return Reading(Emotion.NEUTRAL, 1.0, 0.0, scores, model, abstained=True)
