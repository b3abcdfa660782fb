"""Answers to changing an order and exchanging what came: what is still possible, and who can do it."""

import re

from actions.buttons import PERSON, on_order
from actions.care.kinds import Outcome
from actions.care.soothing import Answer, Step
from actions.orders.changes import ask_to_cancel, ask_to_return
from actions.orders.days import returnable
from actions.orders.facts import standing, values
from actions.orders.matters import Case, Matter
from actions.orders.standing import tell_late
from actions.orders.talk import answer
from actions.pending import Pending, Wait
from actions.reply import Reply
from actions.work import Work
from store import Order, OrderStatus

_SENT = frozenset({OrderStatus.SHIPPED, OrderStatus.OUT_FOR_DELIVERY})
_WHERE_TO = re.compile(
    r"\b(address|deliver\w*|redirect\w*|neighbou?rs?|street|moved|locker|pick ?up|post ?code|office)\b",
    re.IGNORECASE,
)
_NOT_SENT = frozenset({OrderStatus.PROCESSING, OrderStatus.DELAYED})


def tell_changes(work: Work, order: Order) -> Reply:
    """Say whether the order can still be changed, and offer what can be done instead."""
    facts = values(order, work.scene.now)
    if order.status in _NOT_SENT:
        buttons = (
            on_order("Have it changed", "talk_to_human", order),
            on_order("Cancel it", "order_cancel", order),
        )
        step = Step(work.voice.say("utter_step_change", **facts), buttons)
        words = work.voice.say("utter_change_possible", **facts)
        return answer(work, Answer("", words, step, Outcome.ASKED), order, case=Case(Matter.CHANGE, order.id))
    where = _WHERE_TO.search(work.message.text) is not None
    if order.status is OrderStatus.DELIVERED and where:
        # Nothing of theirs is still to be delivered: for a wish about the way, that is the answer.
        step = Step(work.voice.say("utter_step_person"), (PERSON,))
        return answer(work, Answer("", standing(order, work.scene.now, work.voice), step), order)
    if order.status is OrderStatus.DELIVERED:
        return tell_exchange(work, order)
    if order.status in _SENT:
        family = "utter_step_redirect" if where and order.tracking else "utter_step_return_later"
        step = Step(work.voice.say(family, **facts), (PERSON,))
        return answer(work, Answer("", work.voice.say("utter_too_late_change", **facts), step), order)
    return ask_to_cancel(work, order)


def tell_exchange(work: Work, order: Order) -> Reply:
    """Say how another size, colour or article is had for what came."""
    facts = values(order, work.scene.now)
    if order.status in _NOT_SENT:
        return tell_changes(work, order)
    if order.status is OrderStatus.LOST:
        return tell_late(work, order)
    if order.status is OrderStatus.DELIVERED and returnable(order, work.scene.now):
        buttons = (on_order("Send it back", "order_return", order), PERSON)
        step = Step(work.voice.say("utter_step_exchange", **facts), buttons)
        words = work.voice.say("utter_exchange_possible", **facts)
        return answer(
            work,
            Answer("", words, step, Outcome.ASKED),
            order,
            case=Case(Matter.RETURN, order.id),
            pending=Pending(Wait.RETURN, order.id),
        )
    return ask_to_return(work, order)
