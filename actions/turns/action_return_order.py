"""action_return_order: send something back."""

from dataclasses import replace

from actions.orders.matters import Matter
from actions.reply import Reply
from actions.talk.packing import of_packing
from actions.turns.action_answer import ActionAnswer
from actions.turns.order_turn import OrderTurn
from actions.work import Work


class ActionReturnOrder(OrderTurn):
    """Answers "send something back" for one of the customer's own orders."""

    action_name = "action_return_order"
    usual = Matter.RETURN

    def answer(self, work: Work) -> Reply:
        """Attend to the return; a complaint about its box alone sends nothing back."""
        if not of_packing(work.message):
            return super().answer(work)
        message = replace(work.message, intent="complain_courier")
        return ActionAnswer(self._house).answer(replace(work, scene=replace(work.scene, message=message)))
