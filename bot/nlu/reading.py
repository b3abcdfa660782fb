"""Reading: from a text to its vectors, in the one way that training, serving and measuring share."""

from __future__ import annotations

from typing import FrozenSet, Mapping, Protocol, Sequence

import numpy as np

from bot.nlu import letters
from bot.nlu.chat_words import written_out
from bot.nlu.spelling import Spelling, counted

# Widths of the parts that stand side by side: four depths of the encoder, then the letters.
DEPTHS = (384, 384, 384, 384)


class Encodes(Protocol):
    """What we need of `sentences.SentenceEncoder`."""

    def encode(self, text: str) -> np.ndarray:
        """Return a text's vectors, shape (1, sum of DEPTHS)."""

    def everyday_words(self) -> FrozenSet[str]:
        """Return the words it knows whole."""


class Reading:
    """The encoder with what was learnt of the examples' spelling.

    Attributes
    ----------
    words, letters
        What `spelling.counted` and `letters.fit` returned for the examples.
    """

    def __init__(
        self, encoder: Encodes, words: Mapping[str, int], letter_parameters: letters.Parameters
    ) -> None:
        self.words = words
        self.letters = letter_parameters
        self._encode = encoder.encode
        self._spelling = Spelling(words, encoder.everyday_words())

    @classmethod
    def learnt(cls, encoder: Encodes, texts: Sequence[str]) -> Reading:
        """Return the reading that the examples teach."""
        written = [written_out(text) for text in texts]
        words = counted(written)
        spelling = Spelling(words, encoder.everyday_words())
        return cls(encoder, words, letters.fit([spelling.put_right(text) for text in written]))

    def put_right(self, text: str) -> str:
        """Return the text with its shorthand written out and its slips undone."""
        return self._spelling.put_right(written_out(text))

    def vectors(self, text: str) -> np.ndarray:
        """Return a text's vectors side by side, shape (1, sum of DEPTHS + width of the letters), float32."""
        spelt = self.put_right(text)
        return np.concatenate([self._encode(spelt), letters.vectors(self.letters, [spelt])], axis=1)


def levelled(raw: np.ndarray, centre: np.ndarray) -> np.ndarray:
    """Return vectors centred, with each part at the same mean square, so that none drowns the others.

    Parameters
    ----------
    raw
        Shape (n_texts, width), as `Reading.vectors` returns them.
    centre
        Shape (width,), the mean over the examples.
    """
    width = raw.shape[1]
    edges = [edge for edge in np.cumsum(DEPTHS) if edge < width]
    parts = np.split(raw - centre, edges, axis=1)
    scaled = [
        part / (np.linalg.norm(part, axis=1, keepdims=True) + 1e-9) * np.sqrt(part.shape[1]) / 2
        for part in parts
    ]
    return np.concatenate(scaled, axis=1).astype(np.float32)
