"""action_cancel_order: stop an order before it leaves."""

from actions.orders.matters import Matter
from actions.turns.order_turn import OrderTurn


class ActionCancelOrder(OrderTurn):
    """Answers "stop an order before it leaves" for one of the customer's own orders."""

    action_name = "action_cancel_order"
    usual = Matter.CANCEL
