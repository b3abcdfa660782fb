"""Remedies: what the shop can do about an order in trouble, offered with the facts.

Each offer waits for a yes; nothing is done here. Whoever was asked before is not asked as if for the
first time.
"""

from typing import Final

from actions.buttons import NO, PERSON, choice, on_order
from actions.care.kinds import Outcome, Tone
from actions.care.soothing import Answer, Step
from actions.money import price
from actions.orders.facts import values
from actions.orders.matters import Case, Matter
from actions.orders.talk import answer
from actions.orders.wanted import way_wanted
from actions.orders.ways import CONFIRM
from actions.pending import BRINGS_ONE, PUT_TWICE, Pending, Wait, read_pending
from actions.reply import Button, Reply
from actions.work import Work
from store import Order, OrderStatus

_REMEMBERED_NO: Final = 5  # turns
_ASKS_WHERE: Final = frozenset({"order_status", "inform_order"})


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


def offer_to_cancel(work: Work, order: Order, facts: str) -> Reply:
    """Ask whether they would rather wait or have it cancelled, or go on from there where they were asked."""
    asked = Pending(Wait.CANCEL, order.id, "late")
    if _rather_waits(work):
        # Asked again, the next "ok" would cancel what they want to keep.
        known = values(order, work.scene.now)
        button = on_order("Cancel it after all", "order_cancel", order)
        step = Step(work.voice.say("utter_step_changed_mind", **known), (button, PERSON))
        return answer(work, Answer("late", facts, step), order, case=Case(Matter.LATE, order.id))
    with_carrier = order.status is OrderStatus.DELAYED
    if with_carrier and _waited_enough(work, order):
        return offer_to_put_right(work, order, facts, Matter.LATE, "late")
    if with_carrier and _asked_often_enough(work, order):
        button = on_order(f"Cancel and refund {price(order.total_cents)}", "order_cancel", order)
        return chase(work, order, facts, "late", button)
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


def chase(work: Work, order: Order, facts: str, opening: str, *more: Button) -> Reply:
    """Offer that a colleague asks the carrier; a yes brings one."""
    step = Step(work.voice.say("utter_step_chase", **values(order, work.scene.now)), (PERSON, *more))
    content = Answer(opening, facts, step)
    return answer(work, content, order, case=Case(Matter.LATE, order.id), pending=BRINGS_ONE)


def offer_refund(work: Work, order: Order, facts: str) -> Reply:
    """Ask for the yes that releases the money for what came back."""
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


def _waited_enough(work: Work, order: Order) -> bool:
    """Return whether they were asked "wait or cancel?" and spoke of it again, or have the choice already.

    Money back may not be what they want. Who calmly asks where it is has not tired of waiting yet.
    """
    pending = read_pending(work.message.slot("pending"))
    if pending is None or pending.target != order.id:
        return False
    asked = pending == Pending(Wait.CANCEL, order.id, "late")
    tired = work.message.intent not in _ASKS_WHERE or work.scene.tone is Tone.UPSET
    return (asked and tired) or pending.wait is Wait.CHOOSE


def _asked_often_enough(work: Work, order: Order) -> bool:
    """Return whether "wait or cancel?" was put twice to somebody who only asks where it is."""
    pending = read_pending(work.message.slot("pending"))
    asked = pending == Pending(Wait.CANCEL, order.id, "late") and pending.times >= PUT_TWICE
    return asked or (pending == BRINGS_ONE and order.id in work.message.answered)


def _rather_waits(work: Work) -> bool:
    """Return whether they said no to our question in one of the last turns."""
    return any(turn.outcome == Outcome.DECLINED for turn in work.scene.before[-_REMEMBERED_NO:])
