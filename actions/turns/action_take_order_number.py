"""action_take_order_number: just a number; goes on with the matter that was open."""

from actions.orders.matters import Matter, read_case
from actions.turns.order_turn import OrderTurn
from actions.work import Work


class ActionTakeOrderNumber(OrderTurn):
    """Continues the open case with the order the customer named."""

    action_name = "action_take_order_number"

    def matter(self, work: Work) -> Matter:
        """Return the open matter; without one they most likely want to know where the order is."""
        case = read_case(work.message.slot("case"))
        return case.matter if case is not None else Matter.STATUS
