"""Handing over: a conversation goes to the shop's people, with what they need to know.

From then on the assistant is silent (the base turn sees to that) until a person gives it back.
"""

import uuid
from typing import Any

from actions.care.kinds import Care, Outcome
from actions.reply import Bubble, Reply
from actions.usually import usually
from actions.work import Work
from store import Handover

_NAMESPACE = uuid.UUID("b2a6cf0a-3f6e-4c39-8d0e-8e1e3a3b9a55")
WAITING = "waiting"
_SHOWN_OFFERS = 3


def hand_over(work: Work, reason: str, family: str = "utter_hand_over", **values: object) -> Reply:
    """Open a handover, tell the shop, and say honestly what happens next.

    Parameters
    ----------
    reason
        "asked", "due" or the kind of words that called for it; a word of ours.
    values
        What the family's holes are filled with.
    """
    handover = Handover(
        # One id for each turn, so that a repeated call opens nothing twice.
        id=uuid.uuid5(_NAMESPACE, work.message.turn_id).hex,
        conversation_id=work.message.conversation_id,
        customer_id=work.scene.customer_id,
        reason=reason,
        brief=brief(work),
        at=work.scene.now,
    )
    if work.store.handovers.open(handover):
        work.announce(handover)
    # What was open is for the person to settle: a later "yes" must not confirm it.
    slots = {
        "case": work.message.slot("case"),
        "pending": None,
        "later": None,
        "person": WAITING,
        "care": str(Care.HAND_OVER),
    }
    bubble = Bubble(work.voice.say(family, **values), extra={"person": WAITING})
    return Reply((bubble,), slots, Outcome.HANDED_OVER, Care.HAND_OVER)


def person_slot(handover: Handover | None) -> str | None:
    """Return the slot `person`, by which the channel knows why the assistant says nothing."""
    if handover is None or not handover.is_open:
        return None
    return ":".join(part for part in (handover.status, handover.agent) if part)


def brief(work: Work) -> dict[str, Any]:
    """Return what a person must know: the mood's course, the open case, what was tried and shown."""
    turns = work.scene.recent
    who = work.scene.customer_id
    offers = work.store.offers.recent(work.message.conversation_id, _SHOWN_OFFERS)
    return {
        "mood_arc": [[turn.mood, round(turn.mood_level, 2)] for turn in turns],
        "slope": round(work.scene.mood.slope, 2),
        "case": work.message.slot("case"),
        "order": work.message.slot("order_number"),
        "asked_last": work.message.slot("pending"),
        "tried": [
            {"action": turn.action, "outcome": turn.outcome, "care": turn.care}
            for turn in turns
            if turn.action
        ],
        "shown": [shown.product_id for offer in offers for shown in offer.impressions],
        "usually": usually(work.store.profiles.get(who) if who else None),
        "emotion_models": sorted({turn.model for turn in turns if turn.model}),
    }
