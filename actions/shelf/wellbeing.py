"""Who gets the best we have and nothing else: no card drawn by lot, none the shop would like to sell."""

from actions.care.kinds import CALMING
from actions.work import Work
from emotion import Emotion

_UPSET = frozenset({Emotion.ANGER, Emotion.FRUSTRATION})


def unwell(work: Work) -> bool:
    """Return whether the customer's mood is upset, low, worried or puzzled, or was upset lately."""
    if work.scene.tone in CALMING:
        return True
    return any(turn.mood in _UPSET for turn in work.scene.recent)
