"""Rewrites a message for the sentence encoder: what it has no word for, in words it has.

The encoder's vocabulary holds no emoji and splits numbers into pieces that drown a short message; drawn-out
words ("heyyyy") fall apart likewise. The customer's own text is kept everywhere else.
"""

from __future__ import annotations

import re
import unicodedata

from bot.nlu.order_numbers import BARE, LETTERED, MARKED

# One number stands for all: which order it is does not change what is wanted.
ANY_ORDER = "AT12345"
_DRAWN_OUT = re.compile(r"([^\W\d])\1{2,}")
_SHOUTED = re.compile(r"([!?.])\1+")
_MODIFIERS = re.compile("[\u200d\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]")


def plain(text: str) -> str:
    """Return the message in words; never empty unless the message is blank."""
    for pattern in (MARKED, LETTERED, BARE):
        text = pattern.sub(f" {ANY_ORDER} ", text)
    text = _MODIFIERS.sub("", text)
    text = "".join(_said(character) for character in text)
    text = _SHOUTED.sub(r"\1", _DRAWN_OUT.sub(r"\1\1", text))
    return " ".join(text.split())


def _said(character: str) -> str:
    if unicodedata.category(character) != "So":
        return character
    name = unicodedata.name(character, "").lower()
    return f" {name.replace(' sign', '')} " if name else " "
