"""Bare messages: a few plain words that answer us or move us on, and say nothing of how somebody feels.

The reader takes "another one" for impatience and "entertain me" for anger, for such are short orders in
complaints, and a masked e-mail address for frustration. Beside goods on show, or in small talk, they are a
press on a button in words. A "!", capitals or any other word makes them more than that. Pure.
"""

import re
from collections.abc import Mapping
from typing import Final

_ANSWER: Final = re.compile(
    r"(?:yes|yeah|yep|no|nope)(?:,? please|,? thanks|,? thank you)?[.,]?", re.IGNORECASE
)
_MOVE: Final = re.compile(
    r"""
    (?:(?:and|ok|okay|so|no|nah|well|hm+|now|just|maybe|can\ you|could\ you|please)[,\ ]+)*
    (?:
      (?:(?:show|give|find)\ (?:me\ )?|let\ (?:me|us)\ see\ |let's\ see\ |can\ i\ see\ |do\ you\ have\ )?
      (?:(?:what|how)\ about\ )?
      (?:any(?:thing)?\ |some(?:thing)?\ |the\ |a\ few\ |a\ )?
      (?:another|others?|more|else|next|different|similar|cheaper|bigger|smaller|nicer|better)
      (?:\ (?:ones?|options?|ideas?|suggestions?|things?))?
    | (?:i\ (?:really\ )?(?:do\ not|don't|dont)\ (?:really\ )?like\ |not\ )
      (?:it|this|that|these|those|the\ (?:first|second|third|last))(?:\ ones?)?
    | why(?:\ (?:it|this|that|these|those|the\ (?:first|second|third|last)))?(?:\ ones?)?\??
    | what\ else(?:\ is\ there|\ do\ you\ have|\ have\ you\ got)?
    | not\ for\ me | not\ (?:really\ )?my\ (?:style|taste|thing)
    | (?:tell|give)\ me\ (?:a|another|one\ more)\ joke | (?:another|one\ more)\ joke
    | make\ me\ (?:laugh|smile)
    | (?:entertain|amuse)\ me | (?:i\ am|i'm|im)\ (?:a\ bit\ |so\ )?bored
    )
    (?:[,\ ]+(?:please|pls|then|thanks|instead))*\s*[.?]?
    """,
    re.IGNORECASE | re.VERBOSE,
)
# Said before a move in good humour: "haha great, another one".
_IN_GOOD_HUMOUR: Final = re.compile(
    r"^(?:(?:(?:ha|he|hi|ho){1,20}h?|lol|lmao|rofl|hm+|oh|ooh|wow|aw+|yay|ok|okay|yes|yeah|thanks|thank you"
    r"|great|nice|good|cool|lovely|brilliant|fun|funny|awesome|amazing|perfect|super|cute|sweet|not bad"
    r"|that's|these are|those are|this is|very|really|so|one|stuff|i see"
    r"|(?:i )?(?:like|love)d? (?:it|that|this|these|those|them))"
    r"[\s,.!;:)'-]+)+",
    re.IGNORECASE,
)
_FURTHER: Final = re.compile(r"\b(?:another|others?|more|next|else|different)\b", re.IGNORECASE)
# What we asked for, and nothing beside it; the channel has masked the address.
_DETAIL: Final = re.compile(r"\[email\]|#?(?:[a-z]{2}-?)?\d{5,12}")
_FILLING: Final = "my the an a it it's its is this order number no nr e-mail email mail address and at"
_AROUND_IT: Final = frozenset(_FILLING.split())
_MOVES_ON: Final = frozenset(
    {
        "refine_recommendation",
        "cheaper",
        "surprise_me",
        "recommend",
        "dislike",
        "chitchat",
        "nlu_fallback",
        "why_product",
    }
)
_FEW_WORDS: Final = 8
_DENIAL: Final = re.compile(r"\b(no|not|never|none|nothing|without|stop)\b|n'?t\b", re.IGNORECASE)


def is_bare_answer(text: str) -> bool:
    """Return whether a message is a yes or a no and nothing more."""
    return _ANSWER.fullmatch(text.strip()) is not None


def is_bare_detail(text: str) -> bool:
    """Return whether a message is an order's number or a masked e-mail address and nothing more."""
    words = [word.rstrip(".,;:") for word in text.casefold().split()]
    details = [word for word in words if _DETAIL.fullmatch(word)]
    return bool(details) and all(word in _AROUND_IT for word in words if word not in details)


def further(text: str) -> str | None:
    """Return the move in "haha great, another one" without the good humour before it; None where none is."""
    plain = " ".join(text.split())
    move = _IN_GOOD_HUMOUR.sub("", plain)
    goods = _FURTHER.search(move) is not None and "joke" not in move.lower()
    return move if goods and _MOVE.fullmatch(move.rstrip("!) ")) is not None else None


def is_bare_move(text: str, intent: str) -> bool:
    """Return whether a message only moves us on: to other goods, away from these, to something amusing.

    Parameters
    ----------
    intent
        What it was understood as; the same words about an order are no such move.
    """
    plain = " ".join(text.split())
    shouted = plain.isupper() and len(plain) > 1
    return intent in _MOVES_ON and not shouted and _MOVE.fullmatch(plain) is not None


def is_bare_wish(text: str, signs: Mapping[str, float]) -> bool:
    """Return whether a message holds no more than a wish could: few words, no denial, no sign beside them."""
    words = text.split()
    return not signs and len(words) <= _FEW_WORDS and _DENIAL.search(text) is None
