"""Answers to "where is my order?" and "it is late": the tracking facts, and what can be done now."""

import re

from actions.buttons import NO, PERSON, choice, on_order, pick_order
from actions.care.kinds import Outcome
from actions.care.soothing import Answer, Step
from actions.money import price
from actions.orders.days import UNDER_WAY, days_late
from actions.orders.facts import items, standing, values
from actions.orders.matters import Case, Matter, trouble
from actions.orders.talk import answer
from actions.orders.wanted import way_wanted
from actions.orders.ways import CONFIRM
from actions.pending import BRINGS_ONE, Pending, Wait, read_pending
from actions.reply import Button, Reply
from actions.work import Work
from store import Order, OrderStatus

_SAYS_DELIVERED = re.compile(
    r"\b(says?|said|shows?|marked|claims?|status|tracking)\b.{0,30}\bdelivered\b", re.IGNORECASE
)
_REMEMBERED_NO = 5  # turns


def tell_status(work: Work, order: Order, others: tuple[Order, ...] = ()) -> Reply:
    """Say where the order stands; when something is wrong with it, also what can be done."""
    if trouble(order, work.scene.now):
        return tell_late(work, order, others)
    facts = standing(order, work.scene.now, work.voice)
    step = _calm_step(work, order, others)
    return answer(work, Answer("", facts, step), order)


def tell_late(work: Work, order: Order, others: tuple[Order, ...] = ()) -> Reply:
    """Say what holds the order up and offer what the shop can do about it now."""
    facts = standing(order, work.scene.now, work.voice)
    match order.status:
        case OrderStatus.LOST:
            return offer_to_put_right(work, order, facts, Matter.LATE, "lost")
        case OrderStatus.DELIVERED:
            return offer_to_put_right(work, order, facts, Matter.MISSING, "missing")
        case OrderStatus.DELAYED:
            return _offer_to_cancel(work, order, facts)
        case OrderStatus.RETURNED if order.refunded_cents < order.total_cents:
            return _offer_refund(work, order, facts)
    if days_late(order, work.scene.now):
        return _overdue(work, order, facts)
    return _not_late(work, order, facts, others)


def _not_late(work: Work, order: Order, facts: str, others: tuple[Order, ...]) -> Reply:
    if order.status in UNDER_WAY and _SAYS_DELIVERED.search(work.message.text):
        # Their page and our records differ: that is for somebody who can ask the carrier.
        return _chase(work, order, facts, "")
    # Not late after all, or closed: "I'm sorry it's late" would be wrong, so the opening stays general.
    return answer(work, Answer("", facts, _calm_step(work, order, others)), order)


def _overdue(work: Work, order: Order, facts: str) -> Reply:
    if order.status is OrderStatus.PROCESSING:
        return _offer_to_cancel(work, order, facts)
    return _chase(work, order, facts, "late")


def _chase(work: Work, order: Order, facts: str, opening: str) -> Reply:
    """Offer that a colleague asks the carrier; a yes brings one."""
    step = Step(work.voice.say("utter_step_chase", **values(order, work.scene.now)), (PERSON,))
    content = Answer(opening, facts, step)
    return answer(work, content, order, case=Case(Matter.LATE, order.id), pending=BRINGS_ONE)


def offer_to_put_right(work: Work, order: Order, facts: str, matter: Matter, opening: str) -> Reply:
    """Offer a replacement or the money back; ask only for the yes when they named one of the two."""
    known = values(order, work.scene.now)
    refund = f"Refund {price(order.total_cents - order.refunded_cents)}"
    way = way_wanted(work)
    yes = {"refund": f"Yes, {refund.lower()}", "replacement": "Yes, send a replacement"}
    if way is None:
        wait, words = Wait.CHOOSE, work.voice.say("utter_step_choose", **known)
        buttons = (choice("Send a replacement", "replacement", order), choice(refund, "refund", order))
    else:
        wait = Wait.REFUND if way == "refund" else Wait.REPLACE
        words = work.voice.say(CONFIRM[wait], **known)
        buttons = (Button(yes[way], "/affirm"), Button("Not yet", "/deny"))
    content = Answer(opening, facts, Step(words, buttons), Outcome.ASKED)
    pending = Pending(wait, order.id, opening)
    return answer(work, content, order, case=Case(matter, order.id), pending=pending)


def _offer_to_cancel(work: Work, order: Order, facts: str) -> Reply:
    asked = Pending(Wait.CANCEL, order.id, "late")
    if _rather_waits(work):
        # Asked again, the next "ok" would cancel what they want to keep.
        known = values(order, work.scene.now)
        button = on_order("Cancel it after all", "order_cancel", order)
        step = Step(work.voice.say("utter_step_changed_mind", **known), (button, PERSON))
        return answer(work, Answer("late", facts, step), order, case=Case(Matter.LATE, order.id))
    if order.status is OrderStatus.DELAYED and read_pending(work.message.slot("pending")) == asked:
        # They were asked and spoke of it again: money back may not be what they want.
        return offer_to_put_right(work, order, facts, Matter.LATE, "late")
    total = price(order.total_cents)
    step = Step(
        work.voice.say("utter_step_wait_or_cancel", **values(order, work.scene.now)),
        (Button(f"Cancel and refund {total}", "/affirm"), Button("I'll wait", "/deny"), PERSON),
    )
    return answer(
        work,
        Answer("late", facts, step, Outcome.ASKED),
        order,
        case=Case(Matter.LATE, order.id),
        pending=asked,
    )


def _rather_waits(work: Work) -> bool:
    """Return whether they said no to our question in one of the last turns."""
    return any(turn.outcome == Outcome.DECLINED for turn in work.scene.before[-_REMEMBERED_NO:])


def _offer_refund(work: Work, order: Order, facts: str) -> Reply:
    step = Step(
        work.voice.say("utter_step_release_refund", **values(order, work.scene.now)),
        (Button(f"Refund {price(order.total_cents)} now", "/affirm"), NO),
    )
    return answer(
        work,
        Answer("refund", facts, step, Outcome.ASKED),
        order,
        case=Case(Matter.REFUND, order.id),
        pending=Pending(Wait.REFUND, order.id, "returned"),
    )


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
