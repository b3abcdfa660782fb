"""Hides what a shop's log must never hold: card numbers, bank accounts, e-mail addresses, phone numbers.

Order numbers, prices and dates stay readable. Masking twice equals masking once. Keeps nothing of what it
hid.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import FrozenSet, List, Sequence, Tuple

from bot.channels.masking_numbers import card_spans, iban_spans
from bot.channels.masking_reach import email_spans, phone_spans

Span = Tuple[int, int, str]

#: A phone number written without a country code is tried as one of these.
DEFAULT_REGIONS = ("AT", "DE", "GB", "US", "FR")

# The longest thing a cut must not halve: an e-mail address (RFC 5321).
_LONGEST = 320


@dataclass(frozen=True)
class Masked:
    """A text with its private parts hidden, and the kinds of what was hidden."""

    text: str
    kinds: FrozenSet[str]
    cut: bool = False


def mask(text: str, *, regions: Sequence[str] = DEFAULT_REGIONS) -> Masked:
    """Replace every card, IBAN, e-mail and phone number by its kind in brackets.

    Parameters
    ----------
    regions
        Two-letter region codes a phone number without a country code may belong to.
    """
    kinds = set()
    # Hiding one thing can uncover another. Every pass removes a digit or an "@", so this ends.
    while spans := _spans(text, regions):
        kinds.update(kind for _, _, kind in spans)
        text = _replace(text, spans)
    return Masked(text, frozenset(kinds))


def mask_and_cut(text: str, limit: int, *, regions: Sequence[str] = DEFAULT_REGIONS) -> Masked:
    """Mask a text of which at most `limit` characters are kept, never halving a private part."""
    if len(text) <= limit:
        return mask(text, regions=regions)
    end = limit
    for start, stop, _ in _spans(text[: limit + _LONGEST], regions):
        if start < limit < stop:
            end = start
    kept = mask(text[:end], regions=regions)
    return Masked(kept.text, kept.kinds, cut=True)


def _spans(text: str, regions: Sequence[str]) -> List[Span]:
    """Return what to hide, in order, without overlaps; earlier finders win."""
    taken: List[Span] = []
    for find in (email_spans, iban_spans, card_spans, lambda words: phone_spans(words, regions)):
        for start, stop, kind in find(text):
            if all(stop <= other[0] or start >= other[1] for other in taken):
                taken.append((start, stop, kind))
    return sorted(taken)


def _replace(text: str, spans: Sequence[Span]) -> str:
    pieces, at = [], 0
    for start, stop, kind in spans:
        pieces += [text[at:start], f"[{kind}]"]
        at = stop
    return "".join([*pieces, text[at:]])
