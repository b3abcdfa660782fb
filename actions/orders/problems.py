"""Answers to damaged, wrong and missing articles: a replacement or the money back."""

from actions.buttons import PERSON, on_order
from actions.care.kinds import Outcome
from actions.care.soothing import Answer, Step
from actions.orders.facts import standing, values
from actions.orders.matters import Case, Matter
from actions.orders.remedies import offer_to_put_right
from actions.orders.standing import tell_late
from actions.orders.talk import answer
from actions.reply import Reply
from actions.work import Work
from store import Order, OrderStatus

_CAN_BE_PUT_RIGHT = frozenset({OrderStatus.DELIVERED, OrderStatus.RETURN_REQUESTED})


def put_right(work: Work, order: Order, matter: Matter) -> Reply:
    """Offer to put a damaged, wrong or missing article right, as far as the order's status allows."""
    facts = values(order, work.scene.now)
    if order.status in _CAN_BE_PUT_RIGHT:
        words = work.voice.say(f"utter_facts_{matter}", **facts)
        return offer_to_put_right(work, order, words, matter, str(matter))
    if order.status in {OrderStatus.LOST, OrderStatus.DELAYED}:
        return tell_late(work, order)
    where = standing(order, work.scene.now, work.voice)
    if order.status in {OrderStatus.PROCESSING, OrderStatus.SHIPPED, OrderStatus.OUT_FOR_DELIVERY}:
        # Nothing has arrived from this order, so they most likely mean another one.
        step = Step(
            work.voice.say("utter_step_other_order", **facts),
            (on_order("It's about this order", "talk_to_human", order),),
        )
        return answer(work, Answer(str(matter), where, step, Outcome.ASKED), order, case=Case(matter))
    step = Step(work.voice.say("utter_step_person"), (PERSON,))
    return answer(work, Answer(str(matter), where, step), order, case=Case(matter, order.id))
