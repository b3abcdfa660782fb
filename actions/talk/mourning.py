"""Mourning: a death that is spoken of is met with a word of sympathy first, once, and with no goods.

Whoever asks for something gets it after that word; whoever only tells of it is asked what we can do.
"""

import re
from dataclasses import replace
from typing import Final

from actions.buttons import PERSON, WHERE
from actions.care.kinds import Care, Outcome, Tone
from actions.reply import Button, Reply, say
from actions.work import Work

# What a message of mourning is taken for when it asks for nothing.
_ASKS_NOTHING: Final = frozenset(
    {
        *("recommend", "recommend_gift", "refine_recommendation", "surprise_me", "like", "dislike", "buy"),
        *("nlu_fallback", "out_of_scope", "chitchat", "complain", "praise", "greet", "why_product"),
    }
)
_ASKS_FOR_GOODS: Final = re.compile(
    r"\b(do you (have|sell|stock)|have you got|show me|looking for|recommend|suggest)\b"
    r"|\b(i|we)( would|'d)? (need|want|like)( to (buy|order|get|find|give|send))? (an?|some)\b"
    r"|\bwhat (should|can|could|do|would) (i|we|you) (get|give|buy|send|bring)\b",
    re.IGNORECASE,
)
_HELP: Final = (
    WHERE,
    Button("Return something", "/order_return"),
    PERSON,
)


def mourns(work: Work) -> bool:
    """Return whether this message is the first of the conversation to speak of a death."""
    message = work.message
    if message.is_payload or not work.policy.mourns(message.text):
        return False
    return not any(work.policy.mourns(turn.text) for turn in work.scene.before)


def in_mourning(work: Work) -> Reply | None:
    """Return the question what we can do, for whoever tells of a death and asks nothing; None otherwise."""
    message = work.message
    if message.intent == "nlu_fallback" and message.guesses:
        return None  # it may ask for one of those
    if message.intent not in _ASKS_NOTHING or message.slot("pending") is not None or not mourns(work):
        return None
    if _ASKS_FOR_GOODS.search(message.text):
        return None
    slots = {"case": message.slot("case")}
    return say(work.voice.say("utter_step_gently"), *_HELP, outcome=Outcome.ASKED, slots=slots)


def plainly(work: Work) -> Work:
    """Return the same work with a voice that opens with nothing: the word of sympathy stands there."""
    return replace(work, voice=work.voice.in_tone(Tone.CALM))


def condoled(work: Work, reply: Reply) -> Reply:
    """Return the reply with a word of sympathy before it."""
    if not reply.bubbles or reply.outcome is Outcome.HANDED_OVER:
        return reply
    first, *others = reply.bubbles
    words = f"{work.voice.open_with('utter_condolence')} {first.text}"
    return replace(reply, bubbles=(replace(first, text=words), *others), care=Care.SOOTHE)
