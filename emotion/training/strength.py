"""Weak targets for intensity where nobody rated it.

Made by rule, not learnt: how strong the named feeling usually is (anger more than annoyance), plus a
little for capitals and exclamation marks. Rated messages of our own outweigh these in training.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from emotion.labels import GOEMOTIONS
from emotion.text import is_shouted

_USUAL: Final[dict[str, float]] = {
    "anger": 0.75, "grief": 0.75, "disgust": 0.65, "fear": 0.65, "excitement": 0.65, "love": 0.65,
    "sadness": 0.6, "joy": 0.6, "admiration": 0.55, "gratitude": 0.5, "embarrassment": 0.5, "pride": 0.55,
    "annoyance": 0.5, "disappointment": 0.5, "nervousness": 0.5, "remorse": 0.45, "amusement": 0.45,
    "relief": 0.45, "surprise": 0.45, "disapproval": 0.4, "desire": 0.35, "confusion": 0.35, "optimism": 0.35,
    "caring": 0.35, "curiosity": 0.2, "realization": 0.2, "approval": 0.2, "neutral": 0.08,
}  # fmt: skip
_SHOUTED = 0.15
_EXCLAIMED = 0.05
_MOST_MARKS = 3


def usual_strength(text: str, feelings: NDArray[np.float32]) -> float:
    """Return an intensity in 0-1 for a row with these feelings (shape (28,), 0 or 1)."""
    named = [_USUAL[name] for name, present in zip(GOEMOTIONS, feelings, strict=True) if present]
    marks = min(text.count("!"), _MOST_MARKS)
    strength = max(named, default=0.1) + _EXCLAIMED * marks + _SHOUTED * is_shouted(text)
    return min(strength, 1.0)
