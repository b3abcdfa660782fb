"""What the order actions share: an open choice between replacement and refund is answered first."""

from typing import ClassVar

from actions.orders.choosing import take_choice
from actions.orders.correcting import take_correction
from actions.orders.flow import attend_to
from actions.orders.matters import Matter
from actions.reply import Reply
from actions.turns.base import TurnAction
from actions.work import Work


class OrderTurn(TurnAction):
    """An action about one of the customer's orders; `usual` is what it is about by default."""

    usual: ClassVar[Matter] = Matter.STATUS

    def answer(self, work: Work) -> Reply:
        """Take a choice that was open; otherwise attend to the matter."""
        return take_choice(work) or take_correction(work) or attend_to(work, self.matter(work))

    def matter(self, work: Work) -> Matter:  # noqa: ARG002 - for those that look at the message
        """Return what this call is about."""
        return self.usual
