"""Handing over: a conversation goes to the shop's people, with what they need to know."""

import uuid
from typing import Any

from actions.care.kinds import Care, Outcome
from actions.reply import Reply, say
from actions.work import Work
from store import Handover

_NAMESPACE = uuid.UUID("b2a6cf0a-3f6e-4c39-8d0e-8e1e3a3b9a55")


def hand_over(work: Work, reason: str, family: str = "utter_hand_over") -> Reply:
    """Open a handover, once for a conversation, and say what happens next."""
    again = any(turn.care == Care.HAND_OVER for turn in work.scene.before)
    if not again:
        conversation = work.message.conversation_id
        work.store.handovers.open(
            Handover(
                # One id for each turn, so that a repeated call opens nothing twice.
                id=uuid.uuid5(_NAMESPACE, work.message.turn_id).hex,
                conversation_id=conversation,
                customer_id=work.scene.customer_id,
                reason=reason,
                brief=brief(work),
                at=work.scene.now,
            )
        )
    words = work.voice.say("utter_hand_over_again" if again else family)
    case = work.message.slot("case")
    return say(words, outcome=Outcome.HANDED_OVER, care=Care.HAND_OVER, slots={"case": case})


def brief(work: Work) -> dict[str, Any]:
    """Return what a person must know: the mood's course, the open case, what was tried."""
    turns = work.scene.recent
    return {
        "mood_arc": [[turn.mood, round(turn.mood_level, 2)] for turn in turns],
        "slope": round(work.scene.mood.slope, 2),
        "case": work.message.slot("case"),
        "order": work.message.slot("order_number"),
        "tried": [
            {"action": turn.action, "outcome": turn.outcome, "care": turn.care}
            for turn in turns
            if turn.action
        ],
        "emotion_models": sorted({turn.model for turn in turns if turn.model}),
    }
