"""Behaviour: what a customer does, beside what they say, that upset people do.

Five signs, 0–1 each: the same words again, message after message, capitals, no to what was offered, not
understood before. Pure; says nothing about feelings, which `fusion` does.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from actions.care.kinds import REFUSING, SHOWN, Outcome
from store import Turn

_WORD = re.compile(r"[^\W\d_]{2,}")
# Order numbers and vouchers are written in capitals by everybody.
_CODE = re.compile(r"(?<![\w-])(?=[\w-]*\d)[\w-]+")  # each run is looked through once
_LOOK_BACK = 3
_SAME = 0.7  # share of words two messages have in common from which they are one message again
_LEAST_WORDS = 3
_QUICK_S, _BURST_S = 6.0, 20.0
_TYPED_S = 1.0  # nobody reads an answer and types in less: that is a program, or one Enter too many
_BURST = 3
_SHOUTED = 5  # letters of a single word in capitals; shorter ones are names of carriers and currencies
_LEAST_LETTERS = 8
_MOSTLY = 0.6
_UNHEARD = frozenset({Outcome.UNCLEAR, Outcome.FAILED})


def signs(text: str, intent: str, at: datetime, before: Sequence[Turn]) -> Mapping[str, float]:
    """Return the signs a message gives by name; those that are absent are left out.

    Parameters
    ----------
    text
        The customer's own words; a pressed button has no signs and is not passed here.
    before
        The conversation's turns before this message, oldest first.
    """
    worded = [turn for turn in before if turn.model != "button" and not turn.text.startswith("/")]
    found = {
        "repeats": _repeats(text, worded),
        "hurries": _hurries(at, worded),
        "capitals": _capitals(text),
        "refuses": _refuses(intent, before),
        "misunderstood": min(unheard(before) / 2, 1.0),
    }
    return {name: value for name, value in found.items() if value > 0}


def unheard(before: Sequence[Turn]) -> int:
    """Return how many turns in a row, up to the last, were not understood or not answered."""
    count = 0
    for turn in reversed(before):
        if turn.outcome not in _UNHEARD:
            break
        count += 1
    return count


def _repeats(text: str, worded: Sequence[Turn]) -> float:
    words = _words(text)
    if len(words) < _LEAST_WORDS:
        return 0.0
    earlier = (_words(turn.text) for turn in worded[-_LOOK_BACK:])
    return 1.0 if any(len(words & one) / len(words | one) >= _SAME for one in earlier if one) else 0.0


def _hurries(at: datetime, worded: Sequence[Turn]) -> float:
    gaps = [(at - turn.at).total_seconds() for turn in worded[-_BURST + 1 :]]
    if gaps and gaps[-1] < _TYPED_S:
        return 0.0
    if len(gaps) == _BURST - 1 and gaps[0] <= _BURST_S:
        return 1.0
    return 0.5 if gaps and gaps[-1] <= _QUICK_S else 0.0


def _capitals(text: str) -> float:
    words = _WORD.findall(_CODE.sub(" ", text))
    letters = "".join(words)
    if len(letters) >= _LEAST_LETTERS and sum(map(str.isupper, letters)) / len(letters) >= _MOSTLY:
        return 1.0
    return 0.5 if any(len(word) >= _SHOUTED and word.isupper() for word in words) else 0.0


def _refuses(intent: str, before: Sequence[Turn]) -> float:
    intents = [*(turn.intent for turn in before[1:]), intent]
    answered = list(zip(before, intents, strict=False))[-_LOOK_BACK:]
    return min(sum(said in REFUSING and turn.outcome in SHOWN for turn, said in answered) / 2, 1.0)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))
