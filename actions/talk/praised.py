"""Praise that was understood as a complaint ("better than on the picture"): thanks, and no return."""

from actions.care.kinds import Outcome
from actions.care.praising import praises
from actions.reply import Reply, say
from actions.work import Work


def praised(work: Work) -> Reply | None:
    """Return thanks for praise by comparison; None where it is none, was understood, or something is open."""
    message = work.message
    if message.is_payload or message.intent in {"praise", "like"} or message.slot("pending") is not None:
        return None
    if not praises(message.text, message.intent):
        return None
    return say(work.voice.say("utter_praise"), outcome=Outcome.CHATTED)
