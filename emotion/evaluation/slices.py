"""Slices: on which kinds of message the reader errs more: long or short, misspelt, wrapped in manners.

Length compares different messages. Typos and manners are put on the same messages, so that
nothing else differs: a gap is then the style's own doing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from emotion.reader import Reader

_LENGTHS = ((1, 4), (5, 9), (10, 19), (20, 1000))  # words
_TYPO_RATE = 0.15  # of words with four letters or more
_MANNERS = (
    ("Hello, ", " Kind regards"),
    ("Good morning, ", " Thank you in advance."),
    ("Dear team, ", " Best wishes"),
)


@dataclass(frozen=True, slots=True)
class Slice:
    """Accuracy on one kind of message."""

    rows: int
    accuracy: float


def by_length(texts: Sequence[str], right: NDArray[np.bool_]) -> dict[str, Slice]:
    """Return accuracy by the number of words; kinds without a message are left out."""
    words = np.array([len(text.split()) for text in texts])
    found = {}
    for low, high in _LENGTHS:
        rows = (words >= low) & (words <= high)
        if rows.any():
            name = f"{low}–{high} words" if high < _LENGTHS[-1][1] else f"{low} words and more"
            found[name] = Slice(int(rows.sum()), float(right[rows].mean()))
    return found


def by_style(
    reader: Reader, texts: Sequence[str], gold: NDArray[np.int64], rng: np.random.Generator
) -> dict[str, Slice]:
    """Return accuracy on the same messages as written, misspelt and wrapped in manners.

    Parameters
    ----------
    gold
        Columns of the right service labels, shape (texts,).
    """
    styles = {
        "as written": list(texts),
        "with typos": [with_typos(text, rng) for text in texts],
        "with manners": [_with_manners(text, row) for row, text in enumerate(texts)],
    }
    return {
        name: Slice(
            len(texts), float((reader.score(styled, alone=True).service.argmax(axis=1) == gold).mean())
        )
        for name, styled in styles.items()
    }


def with_typos(text: str, rng: np.random.Generator) -> str:
    """Return the text with a letter swapped, dropped or doubled in some of its longer words."""
    words = text.split(" ")
    for at, word in enumerate(words):
        if len(word) >= 4 and word.isalpha() and rng.random() < _TYPO_RATE:
            spot, slip = int(rng.integers(1, len(word) - 1)), int(rng.integers(3))
            middle = (word[spot + 1] + word[spot], word[spot + 1], word[spot] * 2 + word[spot + 1])[slip]
            words[at] = word[:spot] + middle + word[spot + 2 :]
    return " ".join(words)


def _with_manners(text: str, row: int) -> str:
    before, after = _MANNERS[row % len(_MANNERS)]
    return before + text + ("" if text[-1] in ".!?" else ".") + after


def gap(slices: dict[str, Slice]) -> float:
    """Return the best slice's accuracy less the worst's."""
    values = [one.accuracy for one in slices.values()]
    return max(values) - min(values)
