"""Passing on: details of what only a person can finish, an invoice or a payment, are taken for what they are.

The number asked for is no question where the order is, and a sum no budget.
"""

from typing import Final

from actions.buttons import PERSON
from actions.care.kinds import Outcome
from actions.orders.numbers import order_numbers
from actions.orders.owners import own_order
from actions.pending import BRINGS_ONE
from actions.reply import Reply, say
from actions.work import Work
from store import Order

_FOR_A_PERSON: Final = frozenset({"invoice_request", "payment_problem"})
_TAKEN_FOR: Final = frozenset(
    {"inform_order", "refine_recommendation", "cheaper", "recommend", "nlu_fallback"}
)
_DETAILS: Final = ("price", "budget", "date")


def passed_on(work: Work) -> Reply | None:
    """Return the offer to pass on what they just told; None where it is no such detail."""
    message, last = work.message, work.scene.last
    if message.is_payload or message.slot("pending") is not None:
        return None
    orders = [own_order(work, number) for number in order_numbers(message)]
    order = orders[0] if len(orders) == 1 else None
    if message.intent == "invoice_request" and order is not None:
        return _offer(work, "utter_invoice_pass_on", order)
    asked = last is not None and last.intent in _FOR_A_PERSON and last.outcome == Outcome.FACTS
    if not asked or message.intent not in _TAKEN_FOR:
        return None
    told = order is not None or (not orders and any(map(message.entity, _DETAILS)))
    return _offer(work, "utter_pass_on", order) if told else None


def _offer(work: Work, family: str, order: Order | None) -> Reply:
    number = order.id if order is not None else work.message.slot("order_number")
    slots = {"pending": str(BRINGS_ONE), "order_number": number, "case": work.message.slot("case")}
    words = work.voice.say(family, order=number or "")
    return say(words, PERSON, outcome=Outcome.ASKED, slots=slots)
