"""What the model is given to read, made the same way in training and in serving.

The encoder is uncased and knows no emoji; both carry feeling, so both are put into words.
Pure: no tokenizer, no model.
"""

import html
import re
import unicodedata
from functools import lru_cache
from typing import Final

MAX_CHARACTERS: Final = 2_000

_SPACES = re.compile(r"\s+")
_LINKS = re.compile(r"https?://\S+")
_HANDLES = re.compile(r"(?<![\w@.])@\w+")  # whom a post is addressed to says nothing of how its author feels
_TAG = re.compile(r"#([^\W\d_]\w*)")
_JOINED = re.compile(r"(?<=[a-z])(?=[A-Z])")  # the encoder knows the words of #NeverAgain, not the tag
_LETTERS = re.compile(r"[^\W\d_]")
_WORDS = re.compile(r"[^\W\d_]{2,}")
_QUOTES = str.maketrans("\u2018\u2019\u201c\u201d\u00b4`", "''\"\"''")  # from phones and from keyboards
_SHOUT_SHARE = 0.7
_SHOUT_WORDS = 3
_SHOUT_LETTERS = 10

# Unicode's names are older than how people use these faces.
_MEANT = {
    "😤": "angry huffing face",
    "😡": "very angry face",
    "🙏": "thank you please",
    "🙄": "annoyed eye roll",
    "😩": "so tired and upset",
    "😫": "so tired and upset",
    "🤬": "swearing angry face",
    "🥰": "love love",
    "💔": "broken heart sad",
    "🎉": "celebration",
    "👍": "thumbs up good",
    "👎": "thumbs down bad",
    "🤷": "shrug not sure",
    "🤦": "facepalm annoyed",
    "❤": "love heart",
    "♥": "love heart",
}


@lru_cache(maxsize=4096)
def _in_words(character: str) -> str:
    if character in _MEANT:
        return f" {_MEANT[character]} "
    category = unicodedata.category(character)
    if category == "So" and ord(character) >= 0x2190:
        return f" {unicodedata.name(character, '').lower()} "
    if category in {"Cc", "Cf", "Cs", "Co", "Cn"} or character == "\ufe0f":
        return " " if character in "\n\r\t" else ""
    if category == "Sk" and ord(character) >= 0x1F000:  # skin tones
        return ""
    return character


def _in_plain_words(text: str) -> str:
    """Return the text with tags as the words they are made of."""
    return _TAG.sub(lambda tag: _JOINED.sub(" ", tag[1]), text)


def is_shouted(text: str) -> bool:
    """Return whether most letters are capitals, in a text long enough for that to be meant."""
    letters = _LETTERS.findall(text)
    if len(letters) < _SHOUT_LETTERS or len(_WORDS.findall(text)) < _SHOUT_WORDS:
        return False
    capitals: int = sum(letter.isupper() for letter in letters)
    return capitals >= _SHOUT_SHARE * len(letters)


def is_foreign(text: str) -> bool:
    """Return whether most letters are of a script that the encoder, which read English, cannot read."""
    if text.isascii():
        return False
    letters = [character for character in text[:MAX_CHARACTERS] if character.isalpha()]
    latin = sum(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
    return latin * 2 < len(letters)


def readable(text: str) -> str:
    """Return the text as the tokenizer should see it; empty when there is nothing to read.

    Cuts at `MAX_CHARACTERS` first, so that cost is bounded whatever arrives.
    """
    cut = html.unescape(text[:MAX_CHARACTERS]).translate(_QUOTES)
    cut = _HANDLES.sub(" ", _LINKS.sub(" ", cut))
    if "#" in cut:
        cut = _in_plain_words(cut)
    if not cut.isascii() or not cut.isprintable():
        cut = "".join(map(_in_words, cut))
    cut = _SPACES.sub(" ", cut).strip()
    return f"shouting : {cut}" if is_shouted(cut) else cut
