"""action_order_problem: late, damaged, wrong or missing, told apart by the intent."""

from actions.orders.matters import BY_INTENT, Matter
from actions.turns.order_turn import OrderTurn
from actions.work import Work


class ActionOrderProblem(OrderTurn):
    """Puts right what went wrong with an order."""

    action_name = "action_order_problem"

    def matter(self, work: Work) -> Matter:
        """Return the problem the intent names; late when it names none."""
        return BY_INTENT.get(work.message.intent, Matter.LATE)
