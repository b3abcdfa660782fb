"""Replacement or refund: what a customer chose while that was the open question, by button or in words."""

from actions.orders.carry_out import CHOICES, ask_for_yes
from actions.orders.numbers import normal, order_numbers
from actions.orders.owners import own_order
from actions.orders.ways import HARDLY_MORE, other_way, way_again, way_in_words
from actions.pending import Pending, Wait, read_pending
from actions.reply import Reply
from actions.work import Work
from store import Order, OrderStatus


def take_choice(work: Work) -> Reply | None:
    """Return the question for the yes when they just chose; None when they did not.

    Asked by every action that a choice in words may be mistaken for ("send me a new one" sounds like
    shopping), before anything else.
    """
    chosen = _chosen(work)
    if chosen is None:
        return None
    pending, order = chosen
    return ask_for_yes(work, order, pending.wait, pending.reason)


def chosen_in_short(work: Work) -> Reply | None:
    """Return the same for words that hardly do more than name a way: "replacement" is no other question."""
    named = not work.message.is_payload and len(work.message.text.split()) <= HARDLY_MORE
    return take_choice(work) if named else None


def chooses(work: Work) -> bool:
    """Return whether they just chose one of the two ways."""
    return _chosen(work) is not None


def _chosen(work: Work) -> tuple[Pending, Order] | None:
    # A button names its own order; words answer the question that is open.
    message = work.message
    pending = read_pending(message.slot("pending"))
    asked = pending is not None and pending.wait is Wait.CHOOSE
    choice = message.entity("choice")
    if choice in CHOICES:
        number = normal(message.entity("order_number") or (pending.target if pending and asked else ""))
        reason = pending.reason if pending and asked else "put right"
    elif asked and pending is not None and not message.is_payload:
        choice, number, reason = way_in_words(message.text), pending.target, pending.reason
        if any(named != number for named in order_numbers(message)):
            return None
    elif pending is not None and pending.wait in CHOICES.values() and not message.is_payload:
        # A changed mind: "no wait, a replacement" when the yes to a refund was asked for.
        again = way_again(message.text, pending.wait)
        choice = again or other_way(message.text, pending.wait)
        number, reason = pending.target, pending.reason
        if any(named != number for named in order_numbers(message)):
            return None
    else:
        return None
    order = own_order(work, number) if choice and number else None
    if order is not None and order.status is OrderStatus.RETURNED and choice == "replacement":
        return None  # it is back in the warehouse: only the money is due
    return (Pending(CHOICES[choice], number, reason), order) if order is not None and choice else None
