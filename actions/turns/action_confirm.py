"""action_confirm: yes. Does exactly what was asked last, and nothing when nothing was asked."""

from actions.confirming import confirm
from actions.reply import Reply
from actions.turns.base import TurnAction
from actions.work import Work


class ActionConfirm(TurnAction):
    """Carries out what a yes confirms."""

    action_name = "action_confirm"

    def answer(self, work: Work) -> Reply:
        """Do what is pending."""
        return confirm(work)
