"""Explanation: which words carried a reading, found by leaving each out and by leaving it alone.

What a word brings depends on the words it joins. Of two that say the same neither is missed when left out
(occlusion: Zeiler and Fergus, 2014, section 4.2), and of two that only mean it together neither says it
alone. A contribution is the mean of both: what the word brings as the last and as the first, the two ends of
what a Shapley value averages over (Lundberg and Lee, 2017). It is counted in log-odds of the emotion that
was read; probabilities hardly move once a reading is sure. Above 0 a word spoke for the reading, below 0
against it. Contributions do not add up to anything.

A word alone is compared with nothing at all, or with the message's middle word where that says less: alone,
"the" or "Tuesday" are so surely neutral that they would seem to speak against every feeling.

Alone a word costs next to nothing, left out it costs a reading of all the others. So every word is read
alone, and left out are the ones that say most alone, as many as the work allowed (`MOST_TOKENS`) permits; the
others count as not missed.
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
from emotion.tokens import MAX_TOKENS

_LEAST = 1e-9  # probability; another maker's model may give an emotion none at all
MOST_PIECES: Final = 48  # a text of more words is taken in runs of them
MOST_TOKENS: Final = 250  # read for one explanation; twice as many where each reading has a context
_FEWEST_PIECES = 6
_WORD = re.compile(r"\S+")


class Scorer(Protocol):
    """What is needed of `emotion.Reader`."""

    def read(self, text: str, *, context: Context | None = None) -> Reading:
        """Return what one message shows."""

    def score(self, texts: Sequence[str], *, contexts: Sequence[Context | None] | None = None) -> Scores:
        """Return all probabilities, row by row."""

    def lengths(self, texts: Sequence[str], *, contexts: Sequence[Context | None] | None = None) -> list[int]:
        """Return how many tokens each text is read as, those of its context among them."""


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
    words = [match.span() for match in _WORD.finditer(text[:MAX_CHARACTERS])]
    if not readable(text) or reading.of_nothing:
        return Explanation(reading, tuple(Piece(text[a:b], a, b, 0.0) for a, b in words))
    asked = _Asked(reader, text, context, reading)
    spans = _runs(words[: _reach(reader, text, words)], asked.most_pieces)
    alone = asked.odds([*(text[start:end] for start, end in spans), ""])
    first = alone[:-1] - min(float(alone[-1]), float(np.median(alone[:-1])))
    missed = np.argsort(-np.abs(first), kind="stable")[: asked.readings_left]
    last = np.zeros(len(spans))
    last[missed] = asked.whole - asked.odds(
        [text[: spans[at][0]] + " " + text[spans[at][1] :] for at in missed]
    )
    return Explanation(
        reading,
        tuple(
            Piece(text[start:end], start, end, float(contribution))
            for (start, end), contribution in zip(spans, (first + last) / 2, strict=True)
        ),
    )


class _Asked:
    """What the reader says of the emotion it read in one message, and how much more it may be asked.

    Attributes
    ----------
    whole
        Log-odds of the emotion with the highest score in the whole message.
    """

    def __init__(self, reader: Scorer, text: str, context: Context | None, reading: Reading) -> None:
        self._reader = reader
        self._context = context
        scores = np.array([[reading.scores[emotion] for emotion in EMOTIONS]])
        self._emotion = int(scores.argmax())
        self.whole = float(_log_odds(scores, self._emotion)[0])
        self._whole_tokens, self._bare_tokens = self._lengths([text, ""])
        self._left = MOST_TOKENS * (2 if context else 1) - self._whole_tokens

    def odds(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """Return the emotion's log-odds in each text, all with the same context."""
        self._left -= sum(self._lengths(texts))
        contexts = [self._context] * len(texts) if self._context else None
        return _log_odds(self._reader.score(texts, contexts=contexts).service, self._emotion)

    @property
    def most_pieces(self) -> int:
        """How many pieces may be read alone: with a context, each costs its tokens anew."""
        if not self._context:
            return MOST_PIECES
        return min(MOST_PIECES, max(_FEWEST_PIECES, self._left // self._bare_tokens))

    @property
    def readings_left(self) -> int:
        """How many more readings of the message may be had; one at least."""
        return max(1, self._left // self._whole_tokens)

    def _lengths(self, texts: Sequence[str]) -> list[int]:
        contexts = [self._context] * len(texts) if self._context else None
        return self._reader.lengths(texts, contexts=contexts)


def _reach(reader: Scorer, text: str, words: list[tuple[int, int]]) -> int:
    """Return how many of the words are read: all, but of a text longer than the model takes."""
    taken, special = reader.lengths([text, ""])
    if taken < MAX_TOKENS:
        return len(words)
    ends = np.cumsum(np.array(reader.lengths([text[start:end] for start, end in words])) - special)
    return int(np.searchsorted(ends, taken - special)) + 1


def _log_odds(service: NDArray[np.float64], emotion: int) -> NDArray[np.float64]:
    """Return log p / (1 - p) of one emotion; the others' sum keeps what 1 - p would round away."""
    others = np.delete(service, emotion, axis=1).sum(axis=1)
    return np.asarray(np.log(np.maximum(service[:, emotion], _LEAST) / np.maximum(others, _LEAST)))


def _runs(words: list[tuple[int, int]], most: int) -> list[tuple[int, int]]:
    """Return where the pieces stand: single words, or runs of almost equal length."""
    pieces = min(len(words), most)
    edges = [at * len(words) // pieces for at in range(pieces + 1)]
    return [(words[a][0], words[b - 1][1]) for a, b in itertools.pairwise(edges)]
