"""Hesitating: words that put a decision off are no yes, however they were understood.

What a yes sets off cannot always be taken back, and "let me think about it" comes close enough to one to be
taken for it. A yes too few costs the customer a word; a yes too many, an order.
"""

import re
from typing import Final

from actions.care.kinds import Outcome
from actions.pending import CHANGES_AN_ORDER, Wait, read_pending
from actions.reply import Reply, say
from actions.work import Work

_SHORT: Final = 8  # words; a longer message that was not understood has a matter of its own
_PUTS_OFF: Final = re.compile(
    r"\b(?:think(?:ing)? (?:it |this |that )?(?:about|over|on|through)\b"
    r"|(?:have a|need to|let me|still) think\w*"
    r"|sleep on (?:it|this|that)|let me (?:see|check|ask|look|talk|speak|decide)\b"
    r"|(?:ask|check with|talk to|speak to) (?:my|the) \w+ first"
    r"|not (?:so |too |really |quite |entirely |completely |all that )?(?:sure|certain|yet|now|decided)\b"
    r"|unsure|undecided|(?:can|could)(?:no|')?t decide|make up my mind|in two minds|on the fence"
    r"|hold (?:on|off)|hang on|(?:a|one) (?:sec|second|moment|minute|min)\b"
    r"|(?:get|come) back to you|let you know|i'?ll (?:wait and )?see\b|should i\b|no idea|dunno|idk"
    r"|do ?n['o]?t know)"
    # "wait" begins what they say; in "I don't want to wait" it does not.
    r"|(?:^|[,.;!?] *)(?:(?:no|ok|okay|yes|well|oh|hm+|um+|uh+|er+|actually|please|just|but),? ){0,4}wait\b",
    re.IGNORECASE,
)
# Said in doubt or scorn, or asked back: "yes?".
_DOUBTS: Final = re.compile(
    r"^\W*(?:oh )?yeah,? right\b\W*$|\bgood luck\b|\bsure you (?:will|are|do|can)\b|\bas if\b|\byou wish\b"
    r"|\blike (?:the )?last time\b|\bin your dreams\b|\bdepends\b|\band then\W*$|^\W*\w+[^\w?]*\?\W*$",
    re.IGNORECASE,
)
_HEDGES: Final = re.compile(
    r"\b(?:maybe|perhaps|possibly|probably|might|later|first|before|hm+|i (?:guess|suppose))\b",
    re.IGNORECASE,
)
_CLEAR: Final = re.compile(
    r"\W*(?:yes|yep|yeah|yup|definitely|absolutely|certainly|of course|please do|go ahead|do it)\b",
    re.IGNORECASE,
)
_GRAVE: Final = CHANGES_AN_ORDER | {Wait.BUY, Wait.ERASE}


def put_off(work: Work) -> Reply | None:
    """Return the answer to somebody who wants to think first, their question kept open; None to others."""
    message = work.message
    pending = read_pending(message.slot("pending"))
    if message.is_payload or message.intent not in {"affirm", "nlu_fallback"}:
        return None
    if message.intent == "nlu_fallback" and len(message.text.split()) > _SHORT:
        return None
    hedged = pending is not None and pending.wait in _GRAVE and message.intent == "affirm"
    if not (_PUTS_OFF.search(message.text) or (hedged and hesitates(message.text))):
        return None
    kept = {"pending": message.slot("pending"), "case": message.slot("case")}
    return say(work.voice.say("utter_take_your_time"), outcome=Outcome.FACTS, slots=kept)


def hesitates(text: str) -> bool:
    """Return whether the words put a decision off, doubt it, or are less than a clear yes."""
    hedged = _HEDGES.search(text) is not None and _CLEAR.match(text) is None
    return hedged or any(pattern.search(text) is not None for pattern in (_PUTS_OFF, _DOUBTS))
