"""action_hand_over: a person, because they asked for one, or because one is due."""

from actions.alarms import alarm_of, due_reason
from actions.handing_over import hand_over
from actions.orders.choosing import take_choice
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
        # Somebody may be due by mood alone; who takes a way out in this very message has it first.
        chosen = take_choice(work) if alarm_of(work) is None else None
        return chosen or hand_over(work, due_reason(work), "utter_hand_over_due")
