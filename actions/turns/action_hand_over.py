"""action_hand_over: a person, because they asked for one, or because one is due."""

from actions.alarms import due_reason
from actions.handing_over import hand_over
from actions.reply import Reply
from actions.turns.base import TurnAction
from actions.work import Work


class ActionHandOver(TurnAction):
    """Passes the conversation to the shop's people."""

    action_name = "action_hand_over"

    def answer(self, work: Work) -> Reply:
        """Put the conversation in the queue and say honestly what happens next."""
        if work.message.intent == "talk_to_human":
            return hand_over(work, "asked")
        return hand_over(work, due_reason(work), "utter_hand_over_due")
