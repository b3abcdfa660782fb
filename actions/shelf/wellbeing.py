"""Who gets the best we have and nothing else: no card drawn by lot, none the shop would like to sell."""

from actions.care.kinds import CALMING
from actions.care.levels import HOT
from actions.work import Work


def unwell(work: Work) -> bool:
    """Return whether the customer's mood is upset, low, worried or puzzled, or was upset lately."""
    if work.scene.tone in CALMING:
        return True
    return any(turn.mood in set(HOT) for turn in work.scene.recent)
