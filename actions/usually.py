"""How a customer usually is, in one line for the person who takes over; nothing is said from too little."""

from emotion import Emotion
from store import Profile

# Reactions, or read turns, without which nothing is said.
ENOUGH = 5
_CLEAR_MOOD, _CLEAR_LIKING = 0.1, 0.2
_LIKES = 2

_MOODS = {
    Emotion.ANGER: "more often angry than most",
    Emotion.FRUSTRATION: "more often frustrated than most",
    Emotion.DISAPPOINTMENT: "more often disappointed than most",
    Emotion.ANXIETY: "more often worried than most",
    Emotion.CONFUSION: "more often puzzled than most",
    Emotion.NEUTRAL: "calmer than most",
    Emotion.GRATITUDE: "more often grateful than most",
    Emotion.DELIGHT: "more often delighted than most",
}


def usually(profile: Profile | None) -> str | None:
    """Return something like "calmer than most; likes garden, tea"; None where there is nothing to say."""
    if profile is None:
        return None
    return "; ".join(part for part in (_mood(profile), _likes(profile)) if part) or None


def _mood(profile: Profile) -> str:
    """Return which emotion stands out, "" where none does."""
    if profile.felt.events < ENOUGH or not profile.tendencies:
        return ""
    name, above = max(profile.tendencies.items(), key=lambda one: (one[1], one[0]))
    known = above >= _CLEAR_MOOD and name in set(Emotion)
    return _MOODS[Emotion(name)] if known else ""


def _likes(profile: Profile) -> str:
    if profile.liked.events < ENOUGH:
        return ""
    clear = [one for one in profile.likings if one.weight >= _CLEAR_LIKING and one.traits]
    return "likes " + ", ".join(one.traits[0] for one in clear[:_LIKES]) if clear else ""
