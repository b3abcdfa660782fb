"""action_change_order: something about an order should be different, before or after it came."""

from actions.orders.matters import Matter
from actions.turns.order_turn import OrderTurn
from actions.work import Work


class ActionChangeOrder(OrderTurn):
    """Answers wishes to change an order and to exchange what came."""

    action_name = "action_change_order"
    usual = Matter.CHANGE

    def matter(self, work: Work) -> Matter:
        """Return whether it is to be changed or exchanged."""
        return Matter.EXCHANGE if work.message.intent == "order_exchange" else self.usual
