"""action_refund_status: where is my money."""

from actions.orders.matters import Matter
from actions.turns.order_turn import OrderTurn


class ActionRefundStatus(OrderTurn):
    """Answers "where is my money" for one of the customer's own orders."""

    action_name = "action_refund_status"
    usual = Matter.REFUND
