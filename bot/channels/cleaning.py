"""Makes what a customer typed safe to store and show: no control characters, no reordering tricks.

Keeps letters of every script, emoji and line breaks; only the many apostrophes become one. Does not judge
what is said.
"""

from __future__ import annotations

import re
import unicodedata

# Bidi overrides, embeddings and isolates can make a text read differently from what it says.
_BIDI = {chr(c) for c in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}
# Invisible characters that hide words from matching. The joiners U+200C and U+200D stay: Persian and emoji
# need them.
_INVISIBLE = {"\u200b", "\u2060", "\ufeff", "\u00ad"}
_DROPPED = _BIDI | _INVISIBLE
# A phone types "don\u2019t", some keyboards "don\u00b4t": whoever reads words behind the door knows "don't".
_CURLED = str.maketrans(dict.fromkeys("\u2018\u2019\u02bc\uff07", "'"))
_ACCENT = re.compile(r"(?<=[^\W\d_])[\u00b4`](?=[^\W\d_])")


def clean(text: str) -> str:
    """Return the text without control characters, surrogates and bidi tricks, apostrophes straight."""
    even = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    even = _ACCENT.sub("'", even.translate(_CURLED))
    return "".join(kept for kept in map(_keep, even) if kept).strip()


def _keep(char: str) -> str:
    if char == "\n":
        return char
    if char == "\t":
        return " "
    if char in _DROPPED or unicodedata.category(char) in {"Cc", "Cs"}:
        return ""
    return char
