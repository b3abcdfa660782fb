"""Finds people's names: the customer's own where they introduce or sign themselves, others marked as such.

A wrong name in an answer is worse than none, so only an introduction gives a name without a role.
"""

from __future__ import annotations

import re
from typing import Callable, Iterator

from spacy.tokens import Doc

from bot.nlu.found import Found
from bot.nlu.words import NO_NAMES

OTHER = "other"

_NAME = r"(?P<name>[A-ZÀ-Þ][\w'’-]+(?: (?:van |de |von |der |di |da |O')?[A-ZÀ-Þ][\w'’-]+){0,2})"
SURE = re.compile(
    r"(?i:\b(?:my name is|my name's|name is|name:|i am called|i'm called|call me|in the name of)) " + _NAME
)
SURE_LOWER = re.compile(
    r"\bmy name(?:'s| is) (?P<name>[a-zà-þ]{2,20}(?: [a-zà-þ]{2,20})?)(?=$|[,.!?;:]| and\b| here\b)"
)
LIKELY = re.compile(r"(?i:\b(?:i am|i'm|im|this is|it's|its|it is|here is)) " + _NAME)
HERE = re.compile(r"^(?i:(?:hi|hello|hey|good \w+)[,!.]? )?" + _NAME + r" here\b")
SIGNED = re.compile(
    r"(?i:\b(?:regards|cheers|thanks|thank you|sincerely|greetings|best|love|yours)),?\s+-?\s*"
    + _NAME
    + r"\s*\.?$"
)


def worth_reading(text: str) -> bool:
    """Return whether a message can hold a name at all, so that the others cost nothing."""
    return not text.isupper() and re.search(r"(?:^|\s)[A-ZÀ-Þ][a-zà-þ]", text) is not None


def _nobody(_: str) -> bool:
    return False


def names(text: str, doc: Doc, taken: Callable[[str], bool] = _nobody) -> Iterator[Found]:
    """Yield names, the surest first.

    Parameters
    ----------
    doc
        The message after spaCy's entity recogniser, or with no entities.
    taken
        Whether a name is one of the shop's (a brand) and nobody's.
    """
    persons = [(entity.start_char, entity.end_char) for entity in doc.ents if entity.label_ == "PERSON"]
    for pattern in (SURE, SURE_LOWER, HERE, SIGNED, LIKELY):
        for match in pattern.finditer(text):
            start, end = match.span("name")
            sure = pattern in (SURE, SURE_LOWER) or any(a < end and start < b for a, b in persons)
            if sure and _may_be(match["name"], taken):
                yield Found("name", start, end, match["name"])
    for start, end in persons:
        if _may_be(text[start:end], taken):
            yield Found("name", start, end, text[start:end], role=OTHER)


def _may_be(name: str, taken: Callable[[str], bool]) -> bool:
    words = name.lower().split()
    plain = all(re.fullmatch(r"[^\W\d_][\w'’.-]*", word) for word in words)
    return plain and len(words) <= 4 and not taken(name) and not NO_NAMES.intersection(words)
