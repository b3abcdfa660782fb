"""Which of our own messages are held out of training: always the same tenth."""

import hashlib

import numpy as np
from numpy.typing import NDArray

from emotion.context import Context
from emotion.training.data import Rows

_HELD_OUT = 26  # of 256 hash values


def held_out(own: Rows) -> NDArray[np.bool_]:
    """Return whether each row is held out, shape (rows,); what belongs to one conversation stays together."""
    contexts = own.contexts or (Context(),) * len(own)
    return np.array([_is_held_out(text, context) for text, context in zip(own.texts, contexts, strict=True)])


def _is_held_out(text: str, context: Context) -> bool:
    key = "\n".join((*context.previous, context.assistant)) if context else text
    return hashlib.sha256(key.encode()).digest()[0] < _HELD_OUT
