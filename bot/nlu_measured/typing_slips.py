"""Types slips into a text, as fingers do: swapped, dropped, doubled and neighbouring keys; one to a word."""

from __future__ import annotations

import random
import re

SHARE_OF_WORDS = 0.3
_WORD = re.compile(r"[A-Za-z]{2,}")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def with_slips(text: str, rng: random.Random, share: float = SHARE_OF_WORDS) -> str:
    """Return the text with one slip in that share of its words, each word drawn for itself."""
    return _WORD.sub(lambda match: _slip(match.group(), rng) if rng.random() < share else match.group(), text)


def _slip(word: str, rng: random.Random) -> str:
    place = rng.randrange(len(word))
    before, letter, after = word[:place], word[place], word[place + 1 :]
    kind = rng.choice(("swap", "drop", "double", "neighbour"))
    if kind == "swap" and after and after[0] != letter:
        return before + after[0] + letter + after[1:]
    if kind == "drop":
        return before + after
    if kind == "neighbour":
        return before + rng.choice(_beside(letter.lower())) + after
    return before + letter * 2 + after


def _beside(letter: str) -> str:
    row = next(row for row in _ROWS if letter in row)
    place = row.index(letter)
    return row[max(0, place - 1) : place] + row[place + 1 : place + 2]
