"""Finds days and spans of days: "tomorrow", "next friday", "3 days ago", "12 May", "by 24.12."

Says them as typed, in lower case: which day that is depends on today, and who acts on it has a clock.
"""

from __future__ import annotations

import re
from typing import Iterator

from bot.nlu.found import Found
from bot.nlu.words import NUMBER_TENS, NUMBER_UNITS

_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
)
_SPAN = r"(?:days?|weeks?|months?|years?|fortnight|weekend)"
_COUNT = rf"(?:\d{{1,3}}|a|an|one|a couple of|a few|several|{'|'.join((*NUMBER_UNITS[2:], *NUMBER_TENS))})"
_NTH = r"\d{1,2}(?:st|nd|rd|th)?"
_PATTERNS = (
    rf"{_NTH} (?:of )?{_MONTH}(?:,? \d{{4}})?",
    rf"(?:the )?{_MONTH} {_NTH}(?:,? \d{{4}})?",
    r"\d{1,2}\.\d{1,2}\.(?:\d{2,4})?|\d{1,2}/\d{1,2}(?:/\d{2,4})?|\d{4}-\d{2}-\d{2}",
    r"(?:the )?day (?:after tomorrow|before yesterday)",
    rf"{_COUNT} (?:whole |full |business |working )?{_SPAN} ago",
    rf"(?:in|within) {_COUNT} (?:business |working )?{_SPAN}",
    rf"(?:next|last|this|coming) (?:{_DAY}|{_SPAN}|{_MONTH}|morning|evening|night)",
    r"(?:yesterday|tomorrow|today)(?: (?:morning|evening|night|afternoon))?|tonight",
    rf"(?:the )?(?:end|beginning|middle) of (?:the |next |this )?(?:{_SPAN}|{_MONTH})",
    rf"{_DAY}(?: (?:morning|evening|afternoon|night))?",
    rf"(?:(?<=by )|(?<=until )|(?<=till )|(?<=on )|(?<=before ))the {_NTH}(?! of\b)",
    rf"(?:(?<=in )|(?<=since )|(?<=until )|(?<=by )|(?<=from )){_MONTH}(?: \d{{4}})?",
)
DATES = tuple(re.compile(rf"(?<![\w.,/€-])(?:{pattern})(?![\w/-])", re.IGNORECASE) for pattern in _PATTERNS)


def dates(text: str) -> Iterator[Found]:
    """Yield the dates a message names, the surest way of saying it first."""
    for pattern in DATES:
        for match in pattern.finditer(text):
            yield Found("date", match.start(), match.end(), match.group().lower())
