"""Tells when a message is not in English, and in which language it is. Pure.

By its script, or by words of that language outnumbering the English ones. A greeting, a name or a title alone
is no language: most of the time a bare "ciao" is said by somebody who writes English. Libraries were tried:
those that read short messages well took 80 MB or more, and call short English with slips foreign more often.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Dict, List, Optional, Tuple

from bot.nlu.tongue_words import ENGLISH, WORDS

_WORD = re.compile(r"[^\W\d_]+")
# What the channel hid, and numbers with their letters, belong to no language.
_NO_WORDS = re.compile(r"\[\w+\]|(?<!\S)\S*\d\S*|(?<!\S)\S+@\S+|https?:\S+")
_LETTERS = str.maketrans({"ß": "ss", "ł": "l", "ø": "o", "æ": "ae", "ı": "i", "đ": "d"})
# Letters by their Unicode names -> language; the script has more than one, and this is the likeliest.
_SCRIPTS: Tuple[Tuple[str, str], ...] = (
    ("CYRILLIC", "ru"),
    ("ARABIC", "ar"),
    ("HIRAGANA", "ja"),
    ("KATAKANA", "ja"),
    ("HANGUL", "ko"),
    ("CJK", "zh"),
    ("GREEK", "el"),
    ("HEBREW", "he"),
    ("DEVANAGARI", "hi"),
    ("THAI", "th"),
)
_UKRAINIAN = re.compile("[іїєґ]", re.IGNORECASE)
_UMLAUT = re.compile("([aou])e")
# Two small words, or one of shopping, which counts twice.
ENOUGH = 2
# Of all its words; titles and names may be foreign in an English message.
LEAST_SHARE = 0.3


def language_of(text: str) -> Optional[str]:
    """Return the language (ISO 639-1) of a message that is not English; None when it may be English."""
    plain = _NO_WORDS.sub(" ", text)
    words = [folded(word) for word in _WORD.findall(plain)]
    if not words:
        return None
    return _by_script(plain) or _by_words(words)


def folded(word: str) -> str:
    """Return a word in lower case and without accents."""
    parts = unicodedata.normalize("NFKD", word.lower().translate(_LETTERS))
    return "".join(part for part in parts if not unicodedata.combining(part)).translate(_LETTERS)


def _by_script(text: str) -> Optional[str]:
    letters = [letter for letter in text if letter.isalpha()]
    foreign = [unicodedata.name(letter, "") for letter in letters if not letter.isascii()]
    for script, language in _SCRIPTS:
        if sum(name.startswith(script) for name in foreign) * 2 > len(letters):
            return "uk" if language == "ru" and _UKRAINIAN.search(text) else _kana_or(language, foreign)
    return None


def _kana_or(language: str, names: List[str]) -> str:
    # Japanese is written with Chinese characters as well; its own letters tell.
    kana = any(name.startswith(("HIRAGANA", "KATAKANA")) for name in names)
    return "ja" if language == "zh" and kana else language


def _by_words(words: List[str]) -> Optional[str]:
    said = set(words)
    least = max(ENOUGH, 1 + len(said & _ENGLISH))
    scores: Dict[str, int] = {}
    for word in said:
        for language, weight in _meanings(word).items():
            scores[language] = scores.get(language, 0) + weight
    best = max(scores, key=lambda language: scores[language], default="")
    if scores.get(best, 0) < least:
        return None
    share = sum(best in _meanings(word) for word in words) / len(words)
    return best if share >= LEAST_SHARE else None


def _meanings(word: str) -> Dict[str, int]:
    """Return what a word says for which languages; umlauts may be written out."""
    return _WEIGHTS.get(word) or _WEIGHTS.get(_UMLAUT.sub(r"\1", word), {})


def _weighed() -> Dict[str, Dict[str, int]]:
    weights: Dict[str, Dict[str, int]] = {}
    for language, kinds in WORDS.items():
        for weight, words in enumerate(kinds, start=1):
            for word in words.split():
                weights.setdefault(folded(word), {})[language] = weight
    return weights


_WEIGHTS = _weighed()
_ENGLISH = frozenset(ENGLISH.split())
