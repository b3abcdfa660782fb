"""action_order_status: where is my order."""

from actions.orders.matters import Matter
from actions.turns.order_turn import OrderTurn


class ActionOrderStatus(OrderTurn):
    """Answers "where is my order" for one of the customer's own orders."""

    action_name = "action_order_status"
    usual = Matter.STATUS
