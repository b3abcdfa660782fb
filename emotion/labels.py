"""The labels: eight service emotions, the 28 of GoEmotions, and the one mapping between them.

Owns the vocabulary. Knows nothing of models; every other module takes its label order from here.
"""

from enum import StrEnum
from typing import Final


class Emotion(StrEnum):
    """What one customer message shows. The order is the order of the model's outputs."""

    ANGER = "anger"
    FRUSTRATION = "frustration"
    DISAPPOINTMENT = "disappointment"
    ANXIETY = "anxiety"
    CONFUSION = "confusion"
    NEUTRAL = "neutral"
    GRATITUDE = "gratitude"
    DELIGHT = "delight"


EMOTIONS: Final[tuple[Emotion, ...]] = tuple(Emotion)

# Demszky et al. (2020), GoEmotions, table 1; a shop's reading of each beside it. Where Reddit's
# feeling has no service meaning of its own (curiosity is a question, approval a plain yes) it is
# neutral, so that asking for running shoes is not taken for a mood.
TO_SERVICE: Final[dict[str, Emotion]] = {
    "admiration": Emotion.DELIGHT,
    "amusement": Emotion.DELIGHT,
    "anger": Emotion.ANGER,
    "annoyance": Emotion.FRUSTRATION,
    "approval": Emotion.NEUTRAL,
    "caring": Emotion.NEUTRAL,
    "confusion": Emotion.CONFUSION,
    "curiosity": Emotion.NEUTRAL,
    "desire": Emotion.NEUTRAL,
    "disappointment": Emotion.DISAPPOINTMENT,
    "disapproval": Emotion.FRUSTRATION,
    "disgust": Emotion.ANGER,
    "embarrassment": Emotion.DISAPPOINTMENT,
    "excitement": Emotion.DELIGHT,
    "fear": Emotion.ANXIETY,
    "gratitude": Emotion.GRATITUDE,
    "grief": Emotion.DISAPPOINTMENT,
    "joy": Emotion.DELIGHT,
    "love": Emotion.DELIGHT,
    "nervousness": Emotion.ANXIETY,
    "optimism": Emotion.DELIGHT,
    "pride": Emotion.DELIGHT,
    "realization": Emotion.NEUTRAL,
    "relief": Emotion.DELIGHT,
    "remorse": Emotion.DISAPPOINTMENT,
    "sadness": Emotion.DISAPPOINTMENT,
    "surprise": Emotion.CONFUSION,
    "neutral": Emotion.NEUTRAL,
}

GOEMOTIONS: Final[tuple[str, ...]] = tuple(TO_SERVICE)

UPSET: Final[frozenset[Emotion]] = frozenset(
    {Emotion.ANGER, Emotion.FRUSTRATION, Emotion.DISAPPOINTMENT, Emotion.ANXIETY}
)
GLAD: Final[frozenset[Emotion]] = frozenset({Emotion.GRATITUDE, Emotion.DELIGHT})

# Upset, neither, glad: what a reading must be sure of, whichever shade of it is the likeliest.
DIRECTIONS: Final[tuple[frozenset[Emotion], ...]] = (UPSET, frozenset(EMOTIONS) - UPSET - GLAD, GLAD)


def service_labels(names: frozenset[str]) -> frozenset[Emotion]:
    """Return the service labels of one GoEmotions row.

    Parameters
    ----------
    names
        GoEmotions label names. Neutral is dropped when a feeling stands beside it.
    """
    mapped = frozenset(TO_SERVICE[name] for name in names)
    return mapped - {Emotion.NEUTRAL} or frozenset({Emotion.NEUTRAL})
