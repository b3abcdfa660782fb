"""action_erase_data: asks for the yes that erases; the erasing itself follows in action_confirm."""

from actions.care.kinds import Outcome
from actions.pending import Pending, Wait
from actions.reply import Button, Reply, say
from actions.turns.base import TurnAction
from actions.work import Work


class ActionEraseData(TurnAction):
    """Says what would be erased and what the law makes us keep, and asks."""

    action_name = "action_erase_data"
    always = True  # a right, whoever has the conversation

    def answer(self, work: Work) -> Reply:
        """Ask; erase nothing yet."""
        return say(
            work.voice.say("utter_confirm_erase"),
            Button("Yes, erase it", "/affirm"),
            Button("No, keep it", "/deny"),
            outcome=Outcome.ASKED,
            slots={"pending": str(Pending(Wait.ERASE))},
        )
