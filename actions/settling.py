"""Settling: a yes to the question whether all is settled, bare or in other words ("no, I'm fine")."""

import re
from typing import Final

from actions.buttons import RECOMMEND
from actions.care.kinds import Outcome
from actions.orders.numbers import order_numbers
from actions.pending import Wait, read_pending
from actions.reply import Reply, say
from actions.work import Work

_WELL: Final = r"(?:fine|good|great|well|ok|okay|perfect|happy|in order|settled|sorted|cool)"
_FINE: Final = re.compile(
    r"\b(?:(?:i'?m|i am|it'?s|it is|that'?s|we'?re|everything(?:'s| is| was)?|all(?:'s| is| was)?)"
    rf" (?:all |really |perfectly |totally |quite |just )*{_WELL}"
    rf"|all {_WELL}|no (?:problems?|complaints?|issues?|trouble|worries)|nothing(?:'s| is| was)? wrong"
    r"|not (?:at all )?(?:angry|upset|annoyed|mad|cross)"
    r"|(?:just|only) (?:joking|kidding|teasing|being silly))\b",
    re.IGNORECASE,
)
_STILL: Final = re.compile(
    rf"\b(?:but|except|until|unless|if|once|when|apart from|not (?:all )?{_WELL})\b"
    rf"|n'?t (?:all )?{_WELL}\b|\?",
    re.IGNORECASE,
)


def assured(work: Work) -> Reply | None:
    """Return the answer to who says in other words that all is fine; None to others.

    "Oh, I'm just great", read as anger, is none of them.
    """
    message, pending = work.message, read_pending(work.message.slot("pending"))
    if pending is None or pending.wait is not Wait.SETTLED or message.is_payload or order_numbers(message):
        return None
    if _FINE.search(message.text) is None or _STILL.search(message.text) is not None:
        return None
    bitter = work.policy.heard(work.scene.turn).share >= work.policy.table.offers.hold_asked
    return None if bitter else settled(work)


def settled(work: Work) -> Reply:
    """Note that all is settled, by their own word; a wish that waited is taken up by the care table."""
    grave = work.policy.alarm(work.message.text) is not None
    outcome, slots = Outcome.CHATTED if grave else Outcome.SETTLED, {"case": None}
    if grave or work.message.slot("wish") is not None:
        return say(work.voice.say("utter_put_at_rest"), outcome=outcome, slots=slots)
    return say(work.voice.say("utter_settled"), RECOMMEND, outcome=outcome, slots=slots)
