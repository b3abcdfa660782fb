"""Answers to "where is my order?" and "it is late": the tracking facts, and what can be done now."""

import re

from actions.buttons import on_order, pick_order
from actions.care.soothing import Answer, Step
from actions.orders.days import UNDER_WAY, days_late
from actions.orders.facts import items, standing, stands, values
from actions.orders.matters import Matter, trouble
from actions.orders.remedies import chase, offer_refund, offer_to_cancel, offer_to_put_right
from actions.orders.talk import answer
from actions.reply import Reply
from actions.work import Work
from store import Order, OrderStatus

_SAYS_DELIVERED = re.compile(
    r"\b(says?|said|shows?|marked|claims?|status|tracking)\b.{0,30}\bdelivered\b", re.IGNORECASE
)


def tell_status(work: Work, order: Order, others: tuple[Order, ...] = ()) -> Reply:
    """Say where the order stands; when something is wrong with it, also what can be done."""
    if trouble(order, work.scene.now):
        return tell_late(work, order, others)
    facts = _where(work, order)
    step = _calm_step(work, order, others)
    return answer(work, Answer("", facts, step), order)


def tell_late(work: Work, order: Order, others: tuple[Order, ...] = ()) -> Reply:
    """Say what holds the order up and offer what the shop can do about it now."""
    facts = _where(work, order)
    match order.status:
        case OrderStatus.LOST:
            return offer_to_put_right(work, order, facts, Matter.LATE, "lost")
        case OrderStatus.DELIVERED:
            return offer_to_put_right(work, order, facts, Matter.MISSING, "missing")
        case OrderStatus.DELAYED:
            return offer_to_cancel(work, order, facts)
        case OrderStatus.RETURNED if order.refunded_cents < order.total_cents:
            return offer_refund(work, order, facts)
    if days_late(order, work.scene.now):
        return _overdue(work, order, facts)
    return _not_late(work, order, facts, others)


def _where(work: Work, order: Order) -> str:
    """Return where the order stands, and to whom was just told the same that nothing has changed since."""
    told = order.id in work.message.answered and work.message.has_heard(f"{stands(order, work.scene.now)}#")
    words = standing(order, work.scene.now, work.voice)
    return f"{work.voice.say('utter_still_so')} {words}" if told else words


def _not_late(work: Work, order: Order, facts: str, others: tuple[Order, ...]) -> Reply:
    if order.status in UNDER_WAY and _SAYS_DELIVERED.search(work.message.text):
        # Their page and our records differ: that is for somebody who can ask the carrier.
        return chase(work, order, facts, "")
    # Not late after all, or closed: "I'm sorry it's late" would be wrong, so the opening stays general.
    return answer(work, Answer("", facts, _calm_step(work, order, others)), order)


def _overdue(work: Work, order: Order, facts: str) -> Reply:
    if order.status is OrderStatus.PROCESSING:
        return offer_to_cancel(work, order, facts)
    return chase(work, order, facts, "late")


def _calm_step(work: Work, order: Order, others: tuple[Order, ...]) -> Step | None:
    """Return what the order's status allows; words are added only for customers who need them."""
    more = tuple(pick_order(other, items(other)) for other in others[:2])
    facts = values(order, work.scene.now)
    match order.status:
        case OrderStatus.PROCESSING:
            words = work.voice.say("utter_step_can_cancel", **facts)
            return Step(words, (on_order("Cancel it", "order_cancel", order), *more), needed=False)
        case OrderStatus.SHIPPED | OrderStatus.OUT_FOR_DELIVERY:
            return Step(work.voice.say("utter_step_track", **facts), more, needed=False)
        case OrderStatus.DELIVERED:
            buttons = (
                on_order("Something's wrong with it", "order_damaged", order),
                on_order("Send it back", "order_return", order),
            )
            return Step(work.voice.say("utter_step_after_delivery", **facts), (*buttons, *more), needed=False)
    return Step("", more) if more else None
