"""What a message's scores mean for a mood: kindred feelings together, how hot, how good or bad. Pure."""

from collections.abc import Mapping

from emotion import Emotion

HOT = (Emotion.ANGER, Emotion.FRUSTRATION)
GLAD = (Emotion.GRATITUDE, Emotion.DELIGHT)
_KINDS: tuple[tuple[Emotion, ...], ...] = (
    HOT,
    GLAD,
    *((emotion,) for emotion in Emotion if emotion not in HOT + GLAD),
)

# How good or bad a feeling is; worry and puzzlement are bad, but less than anger.
VALENCE: Mapping[Emotion, float] = {
    Emotion.ANGER: -1.0,
    Emotion.FRUSTRATION: -0.8,
    Emotion.DISAPPOINTMENT: -0.7,
    Emotion.ANXIETY: -0.6,
    Emotion.CONFUSION: -0.3,
    Emotion.NEUTRAL: 0.0,
    Emotion.GRATITUDE: 0.7,
    Emotion.DELIGHT: 1.0,
}


def clearer(scores: Mapping[str, float]) -> dict[Emotion, float]:
    """Return the scores with kindred emotions counted together and the likelier kind made clearer.

    A calibrated model splits one outburst between anger and frustration and keeps a share for neutral.
    Each kind's sum is squared, as by a softmax at half the temperature, so that a plain majority counts.
    """
    plain = {emotion: min(max(float(scores.get(emotion, 0.0)), 0.0), 1.0) for emotion in Emotion}
    sums = {kind: sum(plain[emotion] for emotion in kind) for kind in _KINDS}
    total = sum(value * value for value in sums.values())
    if total == 0.0:
        return dict.fromkeys(Emotion, 0.0)
    return {
        emotion: (sums[kind] * plain[emotion] / total) * min(1.0, sum(sums.values()))
        for kind in _KINDS
        for emotion in kind
    }


def heat_of(levels: Mapping[Emotion, float]) -> float:
    """Return anger plus frustration, at most 1."""
    return min(1.0, sum(levels.get(emotion, 0.0) for emotion in HOT))


def valence_of(levels: Mapping[Emotion, float]) -> float:
    """Return good feelings minus bad ones, -1 to 1."""
    total = sum(VALENCE[emotion] * level for emotion, level in levels.items())
    return min(max(total, -1.0), 1.0)
