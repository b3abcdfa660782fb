"""action_decline: no. Leaves everything as it was and says so."""

from actions.declining import decline
from actions.insisting import names_a_change
from actions.orders.choosing import take_choice
from actions.orders.correcting import take_correction
from actions.orders.flow import attend_to
from actions.orders.ways import rejects_a_way
from actions.reply import Reply
from actions.shelf.buying import other_card
from actions.turns.base import TurnAction
from actions.work import Work


class ActionDecline(TurnAction):
    """Takes a no for a no."""

    action_name = "action_decline"

    def answer(self, work: Work) -> Reply:
        """Take up what a no asks for instead; otherwise drop what was pending."""
        corrected = take_correction(work)
        if corrected is None and not rejects_a_way(work.message.text):
            corrected = take_choice(work)  # "no, a refund"
        if corrected is not None:
            return corrected
        card = other_card(work)  # "no wait, the first"
        if card is not None:
            return card
        matter = names_a_change(work)  # "no wait, cancel it"
        return attend_to(work, matter) if matter is not None else decline(work)
