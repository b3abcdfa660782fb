"""Explanation: which words carried a reading, found by leaving each out and by leaving it alone.

What a word brings depends on the words it joins. Of two that say the same neither is missed when left out
(occlusion: Zeiler and Fergus, 2014, section 4.2), and of two that only mean it together neither says it
alone. A contribution is the mean of both: what the word brings as the last and as the first, the two ends of
what a Shapley value averages over (Lundberg and Lee, 2017). It is counted in log-odds of the emotion that
was read; probabilities hardly move once a reading is sure. Above 0 a word spoke for the reading, below 0
against it. Contributions do not add up to anything.

A word alone is compared with nothing at all, or with the message's middle word where that says less: alone,
"the" or "Tuesday" are so surely neutral that they would seem to speak against every feeling.
"""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from emotion.context import Context
from emotion.labels import EMOTIONS
from emotion.reader import Scores
from emotion.reading import Reading
from emotion.text import MAX_CHARACTERS, readable

_LEAST = 1e-9  # probability; another maker's model may give an emotion none at all
# Every piece costs a reading of almost the whole text, so a long text is taken in fewer, longer pieces.
MOST_PIECES: Final = 24
_FEWEST_PIECES = 6
_WORDS_IN_ALL = 480
_WORD = re.compile(r"\S+")


class Scorer(Protocol):
    """What is needed of `emotion.Reader`."""

    def read(self, text: str, *, context: Context | None = None) -> Reading:
        """Return what one message shows."""

    def score(self, texts: Sequence[str], *, contexts: Sequence[Context | None] | None = None) -> Scores:
        """Return all probabilities, row by row."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, or in a long text several beside each other.

    Attributes
    ----------
    start, end
        Where it stands: `text[start:end]` of the message.
    contribution
        Log-odds it brings to the emotion that was read; about 0.7 doubles the odds.
    """

    text: str
    start: int
    end: int
    contribution: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """A reading and the pieces of the text in their order."""

    reading: Reading
    pieces: tuple[Piece, ...]

    @property
    def strongest(self) -> tuple[Piece, ...]:
        """The pieces by how much they mattered, for or against."""
        return tuple(sorted(self.pieces, key=lambda piece: -abs(piece.contribution)))


def explain(reader: Scorer, text: str, *, context: Context | None = None) -> Explanation:
    """Read a message and say what each of its words contributed to the emotion with the highest score.

    What lies beyond the part of a long text that is read at all is not in the pieces.
    """
    reading = reader.read(text, context=context)
    spans = _spans(text[:MAX_CHARACTERS])
    if not readable(text):
        return Explanation(reading, tuple(Piece(text[a:b], a, b, 0.0) for a, b in spans))
    without = [f"{text[:start]} {text[end:]}" for start, end in spans]
    texts = [*without, *(text[start:end] for start, end in spans), ""]
    said = reader.score(texts, contexts=[context] * len(texts) if context else None).service
    whole = np.array([[reading.scores[emotion] for emotion in EMOTIONS]])
    odds = _log_odds(np.concatenate([whole, said]), int(whole.argmax()))
    last = odds[0] - odds[1 : len(spans) + 1]
    alone = odds[len(spans) + 1 : -1]
    first = alone - min(float(odds[-1]), float(np.median(alone)))
    return Explanation(
        reading,
        tuple(
            Piece(text[start:end], start, end, float(contribution))
            for (start, end), contribution in zip(spans, (first + last) / 2, strict=True)
        ),
    )


def _log_odds(service: NDArray[np.float64], emotion: int) -> NDArray[np.float64]:
    """Return log p / (1 - p) of one emotion; the others' sum keeps what 1 - p would round away."""
    others = np.delete(service, emotion, axis=1).sum(axis=1)
    return np.asarray(np.log(np.maximum(service[:, emotion], _LEAST) / np.maximum(others, _LEAST)))


def _spans(text: str) -> list[tuple[int, int]]:
    """Return where the pieces stand: single words, or runs of almost equal length."""
    words = [match.span() for match in _WORD.finditer(text)]
    if not words:
        return []
    most = min(MOST_PIECES, max(_FEWEST_PIECES, _WORDS_IN_ALL // len(words)))
    pieces = min(len(words), most)
    edges = [at * len(words) // pieces for at in range(pieces + 1)]
    return [(words[a][0], words[b - 1][1]) for a, b in itertools.pairwise(edges)]
