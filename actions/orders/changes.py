"""Answers to cancel, return and refund: what is possible is asked back once, then done after a yes."""

import re

from actions.buttons import NO, PERSON, on_order
from actions.care.kinds import Outcome
from actions.care.soothing import Answer, Step
from actions.orders.days import returnable
from actions.orders.facts import standing, values
from actions.orders.matters import Case, Matter
from actions.orders.standing import tell_late
from actions.orders.talk import answer
from actions.orders.ways import way_in_words
from actions.pending import BRINGS_ONE, QUALITY, Pending, Wait, read_pending
from actions.reply import Button, Reply
from actions.work import Work
from store import Order, OrderStatus

_CANCEL = re.compile(r"\b(cancel\w*|call\w* (it |that )?off|money back|refund\w*)\b", re.IGNORECASE)


def ask_to_cancel(work: Work, order: Order, *, sure: bool = False) -> Reply:
    """Ask for the yes that cancels, or say why it is too late and what is possible instead.

    `sure` asks although they were asked whether they would rather wait.
    """
    facts = values(order, work.scene.now)
    match order.status:
        case OrderStatus.DELAYED if not sure and _tired_of_waiting(work, order):
            return tell_late(work, order)
        case OrderStatus.PROCESSING | OrderStatus.DELAYED:
            step = Step(
                work.voice.say("utter_confirm_cancel", **facts),
                (Button("Yes, cancel it", "/affirm"), Button("No, keep it", "/deny")),
            )
            return answer(
                work,
                Answer("cancel", "", step, Outcome.ASKED),
                order,
                case=Case(Matter.CANCEL, order.id),
                pending=Pending(Wait.CANCEL, order.id),
            )
        case OrderStatus.SHIPPED | OrderStatus.OUT_FOR_DELIVERY:
            words = work.voice.say("utter_too_late_shipped", **facts)
            step = Step(work.voice.say("utter_step_return_later", **facts), (PERSON,))
            return answer(work, Answer("cancel", words, step), order)
        case OrderStatus.DELIVERED:
            return _offer_return(work, order, work.voice.say("utter_too_late_delivered", **facts))
        case OrderStatus.LOST:
            return tell_late(work, order)
    return _as_it_stands(work, order, "cancel")


def _tired_of_waiting(work: Work, order: Order) -> bool:
    """Return whether they answer "wait or cancel?" without a word of cancelling: there is a third way."""
    asked = read_pending(work.message.slot("pending")) == Pending(Wait.CANCEL, order.id, "late")
    return asked and not work.message.is_payload and _CANCEL.search(work.message.text) is None


def ask_to_return(work: Work, order: Order) -> Reply:
    """Ask for the yes that registers the return, or say what is possible instead."""
    if _waits_for_money(work, order):
        return tell_refund(work, order)
    facts = values(order, work.scene.now)
    match order.status:
        case OrderStatus.DELIVERED:
            return _offer_return(work, order, "")
        case OrderStatus.PROCESSING | OrderStatus.DELAYED:
            return ask_to_cancel(work, order)
        case OrderStatus.SHIPPED | OrderStatus.OUT_FOR_DELIVERY:
            words = standing(order, work.scene.now, work.voice)
            step = Step(work.voice.say("utter_step_return_later", **facts), (PERSON,))
            return answer(work, Answer("", words, step), order)
        case OrderStatus.LOST:
            return tell_late(work, order)
    return _as_it_stands(work, order, "refund")


def _waits_for_money(work: Work, order: Order) -> bool:
    """Return whether it is back already, or they ask for the money of what is on its way back."""
    asks = order.status is OrderStatus.RETURN_REQUESTED and way_in_words(work.message.text) == "refund"
    return asks or order.status is OrderStatus.RETURNED


def tell_refund(work: Work, order: Order) -> Reply:
    """Say what has been paid back and, when money is still due, offer to release it."""
    facts = values(order, work.scene.now)
    if order.refunded_cents > 0:
        return _paid_back(work, order)
    match order.status:
        case OrderStatus.RETURNED | OrderStatus.LOST | OrderStatus.DELAYED:
            return tell_late(work, order)
        case OrderStatus.RETURN_REQUESTED:
            step = Step(work.voice.say("utter_step_person"), (PERSON,))
            words = work.voice.say("utter_refund_waits_for_parcel", **facts)
            return answer(work, Answer("refund", words, step), order, case=Case(Matter.REFUND, order.id))
        case OrderStatus.DELIVERED:
            words = work.voice.say("utter_refund_none", **facts)
            step = Step(
                work.voice.say("utter_step_return_or_problem", **facts),
                (
                    on_order("Send it back", "order_return", order),
                    on_order("It arrived damaged", "order_damaged", order),
                ),
            )
            return answer(work, Answer("refund", words, step), order, case=Case(Matter.REFUND, order.id))
        case OrderStatus.PROCESSING:
            return ask_to_cancel(work, order)
    words = work.voice.say("utter_refund_none", **facts)
    step = Step(work.voice.say("utter_step_return_later", **facts), (PERSON,))
    return answer(work, Answer("refund", words, step), order)


def _paid_back(work: Work, order: Order) -> Reply:
    """Say what went back; told so a moment ago and still without it, they are offered somebody to look."""
    told = order.id in work.message.answered and work.message.has_heard("utter_refund_done#")
    words = work.voice.say("utter_refund_done", **values(order, work.scene.now))
    if not told:
        return answer(work, Answer("refund", words), order)
    step = Step(work.voice.say("utter_ask_person"), (PERSON,))
    return answer(work, Answer("refund", words, step), order, pending=BRINGS_ONE)


def _offer_return(work: Work, order: Order, before: str) -> Reply:
    if not returnable(order, work.scene.now):
        facts = work.voice.say("utter_too_late_return", **values(order, work.scene.now))
        buttons = (on_order("Something's wrong with it", "order_damaged", order), PERSON)
        step = Step(work.voice.say("utter_step_after_window"), buttons)
        return answer(work, Answer("return", facts, step), order)
    step = Step(
        work.voice.say("utter_confirm_return", **values(order, work.scene.now)),
        (Button("Yes, register the return", "/affirm"), NO),
    )
    return answer(
        work,
        Answer("return", before, step, Outcome.ASKED),
        order,
        case=Case(Matter.RETURN, order.id),
        pending=Pending(Wait.RETURN, order.id, QUALITY if work.message.intent == "complain_quality" else ""),
    )


def _as_it_stands(work: Work, order: Order, matter: str) -> Reply:
    facts = standing(order, work.scene.now, work.voice)
    return answer(work, Answer(matter, facts), order)
