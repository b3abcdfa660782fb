"""What is planted in the synthetic reactions: who likes what, and how the mood shifts it.

A reaction is positive (like, click, buy) with probability sigmoid(u), where u is the sum of

    BASE
    + TASTE_CATEGORY        if the customer secretly loves the product's category
    - DISTASTE_CATEGORY     if they secretly dislike it
    + TASTE_TAG             for each tag they secretly love
    + intensity · MOOD_TAG  for each of the product's tags that the mood favours or spoils
    + intensity · MOOD_PRICE · price level (−1 cheap, 0, +1 dear; the bounds are below)
    + QUALITY · (rating − 4) + noise (normal, standard deviation NOISE)

so every number below is a difference in log-odds at full intensity. These are inventions made to be
found again by a model; they are not findings about people.
"""

from collections.abc import Mapping

EMOTIONS = (
    "anger",
    "frustration",
    "disappointment",
    "anxiety",
    "confusion",
    "neutral",
    "gratitude",
    "delight",
)

BASE = -1.0
TASTE_CATEGORY = 1.4
DISTASTE_CATEGORY = 1.2
TASTE_TAG = 0.8
QUALITY = 0.3
NOISE = 0.4
CHEAP_UNDER_CENTS = 2_500
DEAR_FROM_CENTS = 7_500

_UPSET_TAGS = {"practical": 1.3, "calming": 1.5, "cosy": 0.6, "fun": -1.0, "treat": -0.8, "new": -0.6}
_GLAD_TAGS = {"treat": 1.5, "fun": 1.3, "new": 1.1, "gift": 0.6, "practical": -0.9}

MOOD_TAG: Mapping[str, Mapping[str, float]] = {
    "anger": _UPSET_TAGS,
    "frustration": _UPSET_TAGS,
    "disappointment": _UPSET_TAGS,
    "anxiety": _UPSET_TAGS,
    "delight": _GLAD_TAGS,
    "gratitude": _GLAD_TAGS,
}
MOOD_PRICE: Mapping[str, float] = {
    "anger": -1.0,
    "frustration": -1.0,
    "disappointment": -0.8,
    "anxiety": -1.0,
    "delight": 0.8,
    "gratitude": 0.5,
}

# How often each emotion is met when something is recommended, and how strong it is then. Shops do not
# offer things to the furious, so anger is rare and mild here.
FREQUENCY: Mapping[str, float] = {
    "anger": 0.03,
    "frustration": 0.08,
    "disappointment": 0.10,
    "anxiety": 0.13,
    "confusion": 0.06,
    "neutral": 0.26,
    "gratitude": 0.14,
    "delight": 0.20,
}
INTENSITY: Mapping[str, tuple[float, float]] = {
    "anger": (0.25, 0.6),
    "frustration": (0.3, 0.8),
    "disappointment": (0.3, 0.9),
    "anxiety": (0.3, 0.95),
    "confusion": (0.2, 0.6),
    "neutral": (0.0, 0.2),
    "gratitude": (0.3, 0.9),
    "delight": (0.4, 1.0),
}
VALENCE: Mapping[str, float] = {
    "anger": -1.0,
    "frustration": -0.8,
    "disappointment": -0.7,
    "anxiety": -0.6,
    "confusion": -0.3,
    "neutral": 0.0,
    "gratitude": 0.7,
    "delight": 1.0,
}

# Shares of what a positive reaction is; a negative one is a dislike the more often the lower u is.
POSITIVE_KINDS = {"like": 0.45, "click": 0.33, "buy": 0.22}

# How much of the secret tastes customers declare.
DECLARED_CATEGORY = 0.75
DECLARED_TAG = 0.5
