"""The columns of a catalogue file, and how each is read from text. Pure.

| column | needed | what it holds |
|---|---|---|
| id | yes | the article number: letters, digits, . _ -, at most 64 |
| title | yes | at most 200 characters |
| category | yes | at most 80 characters |
| price | yes | 24.90 or 24,90; at most 1,000,000 |
| stock | yes | whole pieces, 0 to 1,000,000 |
| brand | no | at most 80 characters |
| currency | no | EUR unless given; one for the whole file |
| tags | no | separated by a vertical bar, at most 20 of at most 40 characters |
| rating | no | 0 to 5; 0 or empty while nobody has rated |
| rating_count | no | whole number |
| description | no | at most 2,000 characters |
| image | no | https:// address or a /path; a picture is drawn if empty |

price_cents (whole cents) may stand in place of price. Text is kept as text: HTML and spreadsheet
formulas are neither run nor removed.
"""

import math
import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

Reader = Callable[[str], Any]

NEEDED = ("id", "title", "category", "stock")
LONGEST_FIELD = 2_000
_HIGHEST = 1_000_000
_MOST_TAGS = 20
_LONGEST_TAG = 40
_LONGEST_ADDRESS = 500

# ISO 4217 currencies with hundredths that the shops Attune is made for keep their books in.
_CODES = (
    "AUD BGN BRL CAD CHF CNY CZK DKK EUR GBP HKD ILS INR MAD MXN MYR NOK NZD PLN RON SEK SGD THB TRY USD ZAR"
)
CURRENCIES = frozenset(_CODES.split())

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", re.ASCII)
_PRICE = re.compile(r"([0-9]{1,7})(?:[.,]([0-9]{1,2}))?", re.ASCII)
_WHOLE = re.compile(r"[0-9]{1,9}", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def read_text(text: str) -> str:
    """Return the text with runs of white space made single blanks."""
    if _CONTROL.search(text):
        raise ValueError("holds control characters")
    return " ".join(text.split())


def text_of(longest: int, *, needed: bool = False) -> Reader:
    """Return a reader of text of at most this many characters."""

    def read(text: str) -> str:
        clean = read_text(text)
        if needed and not clean:
            raise ValueError("is empty")
        if len(clean) > longest:
            raise ValueError(f"is longer than {longest} characters")
        return clean

    return read


def read_id(text: str) -> str:
    """Return an article number; it becomes part of addresses, so its letters are limited."""
    if not text.strip():
        raise ValueError("is empty")
    if not _ID.fullmatch(text.strip()):
        raise ValueError("may hold letters A–Z, digits, '.', '_' and '-' only, at most 64")
    return text.strip()


def read_price(text: str) -> int:
    """Return cents from "24.90", "24,90" or "24"."""
    if text.strip().startswith("-"):
        raise ValueError("is negative")
    match = _PRICE.fullmatch(text.strip())
    if match is None:
        raise ValueError("is not a price like 24.90 (no currency sign, no thousands separator)")
    cents = int(match.group(1)) * 100 + int((match.group(2) or "0").ljust(2, "0"))
    if cents > _HIGHEST * 100:
        raise ValueError(f"is higher than {_HIGHEST:,}")
    return cents


def whole(highest: int) -> Reader:
    """Return a reader of whole numbers from 0."""

    def read(text: str) -> int:
        if text.strip().startswith("-"):
            raise ValueError("is negative")
        if not _WHOLE.fullmatch(text.strip()):
            raise ValueError("is not a whole number")
        if int(text) > highest:
            raise ValueError(f"is higher than {highest:,}")
        return int(text)

    return read


def read_currency(text: str) -> str:
    """Return a known currency code."""
    code = text.strip().upper()
    if code not in CURRENCIES:
        raise ValueError("is not a currency code we know, like EUR")
    return code


def read_tags(text: str) -> tuple[str, ...]:
    """Return the tags, each once, in lower case."""
    tags = tuple(dict.fromkeys(tag.lower() for part in text.split("|") if (tag := read_text(part))))
    if len(tags) > _MOST_TAGS:
        raise ValueError(f"holds more than {_MOST_TAGS} tags")
    if any(len(tag) > _LONGEST_TAG for tag in tags):
        raise ValueError(f"holds a tag longer than {_LONGEST_TAG} characters; separate tags by |")
    return tags


def read_rating(text: str) -> float:
    """Return stars from 0 to 5."""
    try:
        stars = float(text.strip().replace(",", "."))
    except ValueError:
        raise ValueError("is not a number") from None
    if not math.isfinite(stars) or not 0 <= stars <= 5:
        raise ValueError("is not between 0 and 5")
    return stars


def read_image(text: str) -> str:
    """Return a web address or a path of the shop page."""
    address = text.strip()
    if len(address) > _LONGEST_ADDRESS:
        raise ValueError(f"is longer than {_LONGEST_ADDRESS} characters")
    try:
        parts = urlsplit(address)
        on_the_web = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        on_the_web = False
    on_the_page = address.startswith("/") and not address.startswith(("//", "/\\"))
    if not (on_the_web or on_the_page) or re.search(r"[\s\"'<>\\]", address) or _CONTROL.search(address):
        raise ValueError("is not a web address (https://…) or a path (/…)")
    return address


# Column -> (reader, value when the column or the field is left out).
OPTIONAL: Mapping[str, tuple[Reader, Any]] = {
    "brand": (text_of(80), ""),
    "currency": (read_currency, "EUR"),
    "tags": (read_tags, ()),
    "rating": (read_rating, 0.0),
    "rating_count": (whole(_HIGHEST * 100), 0),
    "description": (text_of(LONGEST_FIELD), ""),
    "image": (read_image, ""),
}
READERS: Mapping[str, Reader] = {
    "id": read_id,
    "title": text_of(200, needed=True),
    "category": text_of(80, needed=True),
    "price": read_price,
    "price_cents": whole(_HIGHEST * 100),
    "stock": whole(_HIGHEST),
    **{name: reader for name, (reader, _) in OPTIONAL.items()},
}
