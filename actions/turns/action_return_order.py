"""action_return_order: send something back."""

from actions.orders.matters import Matter
from actions.turns.order_turn import OrderTurn


class ActionReturnOrder(OrderTurn):
    """Answers "send something back" for one of the customer's own orders."""

    action_name = "action_return_order"
    usual = Matter.RETURN
