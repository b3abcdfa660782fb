"""Explanation: which words carried a reading, found by leaving them out (occlusion).

Zeiler and Fergus (2014), section 4.2, on words. A word's contribution is how much the probability of the
emotion that was read falls without it: above 0 it spoke for the reading, below 0 against it.
Contributions do not add up to the confidence: two words that say the same thing are each dispensable
(both near 0), two that only mean it together each count in full.
"""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from emotion.context import Context
from emotion.labels import EMOTIONS
from emotion.reader import Scores
from emotion.reading import Reading
from emotion.text import MAX_CHARACTERS, readable

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
        Probability the reading loses without it, -1 to 1.
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
    texts = [text, *(f"{text[:start]} {text[end:]}" for start, end in spans)]
    emotion = EMOTIONS.index(max(reading.scores, key=reading.scores.__getitem__))
    scores = reader.score(texts, contexts=[context] * len(texts) if context else None).service[:, emotion]
    return Explanation(
        reading,
        tuple(
            Piece(text[start:end], start, end, float(scores[0] - without))
            for (start, end), without in zip(spans, scores[1:], strict=True)
        ),
    )


def _spans(text: str) -> list[tuple[int, int]]:
    """Return where the pieces stand: single words, or runs of almost equal length."""
    words = [match.span() for match in _WORD.finditer(text)]
    if not words:
        return []
    most = min(MOST_PIECES, max(_FEWEST_PIECES, _WORDS_IN_ALL // len(words)))
    pieces = min(len(words), most)
    edges = [at * len(words) // pieces for at in range(pieces + 1)]
    return [(words[a][0], words[b - 1][1]) for a, b in itertools.pairwise(edges)]
