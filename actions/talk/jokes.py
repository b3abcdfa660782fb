"""Jokes: for whoever asks for one and is in no mood that forbids it."""

import re
from typing import Final

from actions.care.bare import further, is_bare_move
from actions.care.kinds import CALMING, Outcome
from actions.reply import Reply, say
from actions.work import Work

_WANTS_ONE: Final = re.compile(
    r"\b(?:jokes?|make me (?:laugh|smile)|something funny|cheer me up|entertain me|amuse me)\b", re.IGNORECASE
)
_ANOTHER: Final = re.compile(r"\b(?:another|one more|next|more)\b", re.IGNORECASE)
_TALK: Final = frozenset(
    {"chitchat", "surprise_me", "out_of_scope", "nlu_fallback", "refine_recommendation", "praise", "like"}
)


def joke(work: Work) -> Reply | None:
    """Return a joke where one is wanted, or another after one; None elsewhere, and for who is not well."""
    message = work.message
    if message.is_payload or message.intent not in _TALK or work.scene.tone in CALMING:
        return None
    last = work.scene.last
    heard_one = (
        last is not None and last.outcome == Outcome.CHATTED and _WANTS_ONE.search(last.text) is not None
    )
    bare = is_bare_move(message.text, message.intent) or further(message.text) is not None
    goes_on = heard_one and bare and _ANOTHER.search(message.text)
    asks = message.intent != "refine_recommendation" and _WANTS_ONE.search(message.text)
    if not (asks or goes_on):
        return None
    return say(work.voice.say("utter_joke"), outcome=Outcome.CHATTED, slots={"case": message.slot("case")})
