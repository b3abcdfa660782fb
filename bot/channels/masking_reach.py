"""Finds ways to reach a person: e-mail addresses and phone numbers.

A shop's chat is full of other numbers, so a phone number must look like one: a country code, a leading
zero or bracket, nine digits or more, or a word such as "call" before it.
"""

from __future__ import annotations

import re
from typing import Iterator, Sequence, Tuple

from phonenumbers import PhoneNumberMatcher

Span = Tuple[int, int, str]

_EMAIL = re.compile(
    r"(?:\"[^\"\s@]{1,64}\"|[^\s@<>()\[\]{},;:\"\\]{1,64})@(?:[\w-]{1,63}\.){1,8}[^\W\d_][\w-]{1,62}",
)
_DIGIT = re.compile(r"\d")
_LOOKS_CALLABLE = re.compile(r"[+＋(]|0")
_MONEY_BEFORE = re.compile(r"(?:[€$£]|\b(?:eur|euro|usd|gbp))\s*$", re.IGNORECASE)
_MONEY_AFTER = re.compile(r"\s*(?:[€$£%]|(?:eur|euros?|usd|gbp|dollars?|pounds?)\b)", re.IGNORECASE)
_ORDER_BEFORE = re.compile(
    r"(?:#|\b(?:order|orders|parcel|tracking|invoice|ref|reference)(?: (?:no|nr|num|number|id|code))?\b\.?"
    r"(?: is)?)[\s:#]*$",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d{2}(?!\d)"  # 12.05.2026, 5/12/26
    r"|(?:19|20)\d{2}[./-]\d{1,2}[./-]\d{1,2}(?!\d)"  # 2026-05-12
)
_SPOKEN = re.compile(
    r"\b(?:call|phone|phones?|telephone|tel|mobile|cell|whatsapp|ring|dial|text|sms|reach)\b"
    r"(?: (?:me|us|at|on|is|number|no|nr|my|under|it'?s))*[\s.:,=#]{0,3}"
    r"(?P<number>\(?\+?\d(?:[\s()./-]{0,2}\d){6,14})(?!\d)",
    re.IGNORECASE,
)
_FEWEST_DIGITS, _FEWEST_PLAIN_DIGITS = 7, 9
_MOST_TRIES = 100  # a text of nothing but digits must not hold up everybody else


def email_spans(text: str) -> Iterator[Span]:
    """Yield where e-mail addresses stand."""
    if "@" in text:
        for match in _EMAIL.finditer(text):
            yield match.start(), match.end(), "email"


def phone_spans(text: str, regions: Sequence[str]) -> Iterator[Span]:
    """Yield where phone numbers stand, tried as international and as each region's."""
    if len(_DIGIT.findall(text)) < _FEWEST_DIGITS:
        return  # most messages: not worth a matcher per region
    for match in _SPOKEN.finditer(text):
        if not _DATE.search(match["number"]):
            yield match.start("number"), match.end("number"), "phone"
    for region in regions:
        for found in PhoneNumberMatcher(text, region, max_tries=_MOST_TRIES):
            if _is_phone(text, found.start, found.end):
                yield found.start, found.end, "phone"


def _is_phone(text: str, start: int, end: int) -> bool:
    number = text[start:end]
    digits = len(_DIGIT.findall(number))
    if digits < _FEWEST_DIGITS or _DATE.search(number):
        return False
    if number[0] in "+＋":
        return True
    if _MONEY_BEFORE.search(text[:start]) or _MONEY_AFTER.match(text, end):
        return False
    if _ORDER_BEFORE.search(text[max(0, start - 40) : start]):
        return False
    return bool(_LOOKS_CALLABLE.match(number)) or digits >= _FEWEST_PLAIN_DIGITS
