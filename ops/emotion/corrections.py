"""From the store's corrections to rows to learn from."""

from collections.abc import Sequence

import numpy as np

from emotion import Context, Emotion
from emotion.labels import EMOTIONS
from emotion.training.data import Rows
from store import CorrectedTurn, Turn

# What nobody read: the customer objected, or pressed a button. See actions/turns/action_sense_emotion.py.
UNREAD = frozenset({"", "button"})
BEFORE = 4  # earlier turns that say how to take this one


def was_read(turn: Turn) -> bool:
    """Return whether there was a reading of the turn's words."""
    return turn.model not in UNREAD


def as_rows(corrected: Sequence[CorrectedTurn]) -> Rows:
    """Return the corrections whose turns were read and whose labels we know."""
    known = [one for one in corrected if was_read(one.turn) and one.correction.label in set(EMOTIONS)]
    labels = [EMOTIONS.index(Emotion(one.correction.label)) for one in known]
    return Rows(
        tuple(one.turn.text for one in known),
        np.zeros((len(known), 0), dtype=np.float32),
        np.eye(len(EMOTIONS), dtype=np.float32)[labels],
        np.full(len(known), np.nan, dtype=np.float32),
        tuple(Context(tuple(turn.text for turn in one.before if was_read(turn))) for one in known),
    )
