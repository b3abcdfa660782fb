"""Doing what the customer said yes to, and saying what was done. The only place that changes an order."""

import logging
from dataclasses import replace

from actions.buttons import PERSON, choice, payload
from actions.care.kinds import CALMING, Care, Outcome
from actions.care.soothing import Answer, Step
from actions.money import price
from actions.orders.facts import standing, values
from actions.orders.talk import answer
from actions.orders.ways import CONFIRM
from actions.pending import QUALITY, Pending, Wait
from actions.reply import Button, Reply, say
from actions.shelf.at_hand import better_exists
from actions.talk.tact import holds_back
from actions.work import Work
from store import IllegalTransition, Order, OutOfStock, UnknownOrder

log = logging.getLogger(__name__)

_DONE = {
    Wait.CANCEL: "utter_done_cancel",
    Wait.RETURN: "utter_done_return",
    Wait.REPLACE: "utter_done_replace",
    Wait.REFUND: "utter_done_refund",
}
CHOICES = {"replacement": Wait.REPLACE, "refund": Wait.REFUND}


def carry_out(work: Work, pending: Pending, order: Order) -> Reply:
    """Change the order as agreed. Doing it twice changes nothing more."""
    try:
        changed = _change(work, pending, order)
    except (IllegalTransition, OutOfStock, UnknownOrder) as problem:
        log.info("order.refused turn=%s error=%s", work.message.turn_id, type(problem).__name__)
        where = standing(order, work.scene.now, work.voice)
        step = Step(work.voice.say("utter_step_person"), (PERSON,))
        facts = f"{work.voice.say('utter_not_possible_now', **values(order, work.scene.now))} {where}"
        return answer(work, Answer("", facts, step, Outcome.FAILED), order)
    words = work.voice.say(_DONE[pending.wait], **values(changed, work.scene.now))
    # What they wanted has just been done: that is the step that calms, and it needs no soothing words.
    care = Care.SOOTHE if work.voice.tone in CALMING else None
    slots = {"case": None, "pending": None, "order_number": changed.id}
    return say(words, *_better(work, pending, order), outcome=Outcome.SOLVED, care=care, slots=slots)


def _better(work: Work, pending: Pending, order: Order) -> tuple[Button, ...]:
    """Return a way to something better in place of what goes back for its quality, where care allows."""
    if pending.reason != QUALITY or len(order.lines) != 1:
        return ()
    product = work.store.products.get(order.lines[0].product_id)
    allowed = holds_back(work) is None
    if product is None or not allowed or not better_exists(work, product):
        return ()
    return (Button("Similar, better rated", payload("refine_recommendation", product=product.id)),)


def ask_for_yes(work: Work, order: Order, wait: Wait, reason: str) -> Reply:
    """Ask for the yes that sends a replacement or the money."""
    titles = {
        Wait.REPLACE: "Yes, send a replacement",
        Wait.REFUND: f"Yes, refund {price(order.total_cents - order.refunded_cents)}",
    }
    words = work.voice.say(CONFIRM[wait], **values(order, work.scene.now))
    buttons = (Button(titles[wait], "/affirm"), Button("Not yet", "/deny"))
    return _ask(work, order, words, buttons, Pending(wait, order.id, reason))


def ask_which(work: Work, order: Order, reason: str) -> Reply:
    """Ask again which of the two ways they want."""
    step = ways_step(work, order)
    return _ask(work, order, step.words, step.buttons, Pending(Wait.CHOOSE, order.id, reason))


def ways_step(work: Work, order: Order) -> Step:
    """Return the question which of the two ways they want, with a button for each."""
    words = work.voice.say("utter_step_choose", **values(order, work.scene.now))
    return Step(
        words, (choice("Send a replacement", "replacement", order), choice("Refund", "refund", order))
    )


def _ask(work: Work, order: Order, words: str, buttons: tuple[Button, ...], pending: Pending) -> Reply:
    """Ask; with soothing words only where none were said yet: in mid-solution they would delay it."""
    slots = {"pending": str(pending), "order_number": pending.target, "case": work.message.slot("case")}
    before = work.scene.before
    if work.message.is_payload or (before and before[-1].care == Care.SOOTHE):
        return say(words, *buttons, outcome=Outcome.ASKED, slots=slots)
    reply = answer(work, Answer(pending.wait, "", Step(words, buttons), Outcome.ASKED), order)
    return replace(reply, slots={**reply.slots, **slots})


def _change(work: Work, pending: Pending, order: Order) -> Order:
    shop = work.shop
    match pending.wait:
        case Wait.CANCEL:
            return shop.cancel(order.id)
        case Wait.RETURN:
            return shop.request_return(order.id, pending.reason or "return")
        case Wait.REPLACE:
            return shop.request_replacement(order.id, pending.reason or "replacement")
        case Wait.REFUND:
            return shop.refund(order.id, pending.reason or "refund")
    raise IllegalTransition(f"{pending.wait} changes no order")
