"""Finds payment numbers: cards by their Luhn digit, bank accounts by the IBAN check.

Only checks what checksums can prove; a tracking or order number is left alone unless it is one of the two.
"""

from __future__ import annotations

import re
from typing import Iterator, List, Optional, Tuple

from stdnum import iban, luhn

Span = Tuple[int, int, str]

# Up to two separators between digits: blanks, dots, dashes and the invisible joiners people paste along.
_DIGIT_RUN = re.compile(r"\d(?:[ \u00a0.\-\u2010-\u2013\u200c\u200d]{0,2}\d){12,}")
_GROUP = re.compile(r"\d+")
# How cards longer than single groups of four are printed: Amex, Diners, Maestro, older 13-digit cards.
_PRINTED = {(4, 6, 5), (4, 6, 4), (6, 7), (6, 13), (8, 8), (4, 4, 5), (4, 5, 6), (4, 7, 4)}
_FEWEST_DIGITS, _MOST_DIGITS = 13, 19
_IBAN_START = re.compile(r"(?<![^\W_])[A-Za-z]{2}\d{2}(?=[ \u00a0\-]?[A-Za-z0-9])")
_IBAN_LENGTHS = range(34, 14, -1)


def card_spans(text: str) -> Iterator[Span]:
    """Yield where card numbers stand: 13 to 19 digits that pass the Luhn check, however grouped."""
    for run in _DIGIT_RUN.finditer(text):
        groups = [(run.start() + g.start(), run.start() + g.end()) for g in _GROUP.finditer(run.group())]
        first = 0
        while first < len(groups):
            last = _card_end(text, groups, first)
            if last is None:
                first += 1
            else:
                yield groups[first][0], groups[last][1], "card"
                first = last + 1


def _card_end(text: str, groups: List[Tuple[int, int]], first: int) -> Optional[int]:
    """Return the last group of the longest card that begins at group `first`, or None."""
    digits, best = "", None
    for last in range(first, len(groups)):
        start, stop = groups[last]
        if len(digits) + stop - start > _MOST_DIGITS:
            break
        digits += "".join(str(int(char)) for char in text[start:stop])
        if len(digits) < _FEWEST_DIGITS or not _card_shaped(text, groups[first : last + 1]):
            continue
        if luhn.is_valid(digits):
            best = last
    return best


def _card_shaped(text: str, window: List[Tuple[int, int]]) -> bool:
    """Tell whether the digits are grouped like one number, not like a list of dates, prices or orders."""
    lengths = tuple(stop - start for start, stop in window)
    if len(lengths) == 1 or lengths in _PRINTED:
        return True
    if max(lengths) > 4:
        return False
    separators = {text[a[1] : b[0]] for a, b in zip(window, window[1:], strict=False)}
    return len(separators) == 1 or set(lengths[:-1]) == {4}


def iban_spans(text: str) -> Iterator[Span]:
    """Yield where valid IBANs stand, printed with or without blanks."""
    end = 0
    for match in _IBAN_START.finditer(text):
        if match.start() < end:
            continue
        places = _alnum_places(text, match.start())
        for length in _IBAN_LENGTHS:
            if length <= len(places) and iban.is_valid("".join(text[i] for i in places[:length])):
                end = places[length - 1] + 1
                yield match.start(), end, "iban"
                break


def _alnum_places(text: str, start: int) -> List[int]:
    """Return the positions of up to 34 ASCII letters and digits, at most one blank or dash between two."""
    places: List[int] = []
    for at in range(start, len(text)):
        char = text[at]
        if char.isascii() and char.isalnum():
            places.append(at)
        elif char not in " \u00a0-" or at - places[-1] > 1:
            break
        if len(places) == 34:
            break
    return places
