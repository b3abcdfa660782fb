"""Puts slips of the keyboard right before a message is read, with the words and word pairs of the examples.

A misspelt word falls into pieces the sentence encoder has hardly seen, and the message loses its sense. Only
a word that the examples do not hold is put right, and only by one slip; an everyday word or a very short one
only if it then stands beside its neighbours as in the examples. The customer's own text is kept elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from math import log1p
from typing import AbstractSet, Dict, Iterable, Iterator, List, Mapping, Set

from bot.nlu.slips import one_slip_apart

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
EDGE = "|"
SHORTEST, SHORT = 2, 3
# Seen once, a word may be a slip itself: then another word is that many times as frequent.
FAR_MORE_FREQUENT = 20
LEAST_COUNT = 2
_PAIR_WEIGHT = 2.0
_SAME_START = 1.0


def words_of(text: str) -> List[str]:
    """Return the words of a text in lower case."""
    return [word.lower() for word in _WORD.findall(text)]


def counted(texts: Iterable[str]) -> Dict[str, int]:
    """Return how often each word and each pair of neighbours ("word word") stands in texts."""
    counts: Counter[str] = Counter()
    for text in texts:
        words = words_of(text)
        counts.update(words)
        counts.update(f"{left} {right}" for left, right in zip([EDGE, *words], [*words, EDGE], strict=True))
    return dict(counts)


class Spelling:
    """Corrections towards one vocabulary.

    Parameters
    ----------
    counts
        What `counted` returns for the examples.
    everyday
        Further words that usually stand as they are.
    """

    def __init__(self, counts: Mapping[str, int], everyday: AbstractSet[str] = frozenset()) -> None:
        self._counts = counts
        self._everyday = everyday
        self._by_gap: Dict[str, Set[str]] = {}
        for word, count in counts.items():
            if count >= LEAST_COUNT and " " not in word:
                for gapped in _gapped(word):
                    self._by_gap.setdefault(gapped, set()).add(word)

    def put_right(self, text: str) -> str:
        """Return the text with its slips undone, as far as they are surely slips."""
        parts, end, before = [], 0, EDGE
        found = list(_WORD.finditer(text))
        for place, match in enumerate(found):
            after = found[place + 1].group().lower() if place + 1 < len(found) else EDGE
            word = self._word(match.group(), before, after)
            parts += [text[end : match.start()], word]
            end, before = match.end(), word.lower()
        return "".join((*parts, text[end:]))

    def _word(self, typed: str, before: str, after: str) -> str:
        word = typed.lower()
        count = self._counts.get(word, 0)
        if len(word) < SHORTEST or count >= LEAST_COUNT:
            return typed
        near_ones = {near for gapped in _gapped(word) for near in self._by_gap.get(gapped, ())}
        # A plural the examples happen to lack is no slip.
        meant = [near for near in near_ones if one_slip_apart(word, near) and word != f"{near}s"]
        if not meant:
            return typed
        best = max(meant, key=lambda near: (self._weight(word, near, before, after), near))
        doubtful = word in self._everyday or len(word) < SHORT
        if doubtful and not self._pairs(best, before, after):
            return typed
        return typed if self._counts[best] < count * FAR_MORE_FREQUENT else best

    def _weight(self, word: str, near: str, before: str, after: str) -> float:
        same_start = _SAME_START if near[0] == word[0] else 0.0
        return log1p(self._counts[near]) + _PAIR_WEIGHT * self._pairs(near, before, after) + same_start

    def _pairs(self, word: str, before: str, after: str) -> float:
        pairs = (f"{before} {word}", f"{word} {after}")
        return sum(log1p(self._counts.get(pair, 0)) for pair in pairs)


def _gapped(word: str) -> Iterator[str]:
    """Yield the word with no letter and with each one left out; words one slip apart share one of these."""
    yield word
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]
