"""Consent: whether a customer's mood may be read, noted at once and for good."""

import re
from typing import Final

from actions.care.kinds import Outcome
from actions.reply import Reply, say
from actions.work import Work

# Told that their mood is read, "stop that" means the reading.
_STOP_THAT: Final = re.compile(
    r"^\W*(?:(?:no|then|please|well|so|ok|okay|just|can you|could you|i want you to)\W+)*"
    r"(?:stop (?:that|it|this|doing (?:that|it|this)|reading|the reading)|turn (?:that|it|this) off"
    r"|(?:don'?t|do not|dont) do (?:that|it|this))\b",
    re.IGNORECASE,
)


def set_consent(work: Work, *, allowed: bool) -> Reply:
    """Note their word; after a no, nothing felt stays in the slots either."""
    work.store.privacy.allow_mood(work.scene.customer_id, work.message.conversation_id, allowed=allowed)
    if allowed:
        return say(work.voice.say("utter_mood_on"), outcome=Outcome.CHATTED)
    slots = {"emotion": None, "mood": None, "escalate": False}
    return say(work.voice.say("utter_mood_off"), outcome=Outcome.CHATTED, slots=slots)


def stop_that(work: Work) -> Reply | None:
    """Return the answer to "stop that", said of the reading we just told of; None for anything else."""
    message, last = work.message, work.scene.last
    told = last is not None and last.intent == "privacy_question" and last.outcome == Outcome.FACTS
    if not told or message.is_payload or _STOP_THAT.search(message.text) is None:
        return None
    return set_consent(work, allowed=False)
