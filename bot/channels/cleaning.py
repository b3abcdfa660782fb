"""Makes what a customer typed safe to store and show: no control characters, no reordering tricks.

Keeps letters of every script, emoji and line breaks. Does not judge what is said.
"""

from __future__ import annotations

import unicodedata

# Bidi overrides, embeddings and isolates can make a text read differently from what it says.
_BIDI = {chr(c) for c in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}
# Invisible characters that hide words from matching. The joiners U+200C and U+200D stay: Persian and emoji
# need them.
_INVISIBLE = {"\u200b", "\u2060", "\ufeff", "\u00ad"}
_DROPPED = _BIDI | _INVISIBLE


def clean(text: str) -> str:
    """Return the text without control characters, lone surrogates and bidi overrides, trimmed."""
    even = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return "".join(kept for kept in map(_keep, even) if kept).strip()


def _keep(char: str) -> str:
    if char == "\n":
        return char
    if char == "\t":
        return " "
    if char in _DROPPED or unicodedata.category(char) in {"Cc", "Cs"}:
        return ""
    return char
