"""Guests' orders: opened with the order number and the e-mail address it was ordered with, and not otherwise.

A wrong address, an unknown number and too many tries get the same words, so nothing can be found out by
guessing; guessing is slowed down by the store.
"""

import hmac
import logging
import re
from dataclasses import replace

from actions.buttons import PERSON
from actions.care.kinds import Outcome
from actions.care.soothing import Answer, Step
from actions.orders.about import about
from actions.orders.matters import Case, Matter, read_case
from actions.orders.numbers import normal, order_numbers
from actions.orders.owners import PROVEN, own_order, proven
from actions.orders.talk import answer
from actions.pending import BRINGS_ONE
from actions.reply import Reply, say
from actions.work import Work
from store import Order

log = logging.getLogger(__name__)

_MOST_PROVEN = 10
_CANNOT_SAY = re.compile(
    r"\b(don'?t|dont|can'?t|cant|cannot|not sure|no longer|no idea)\b.{0,30}"
    r"\b(remember|know|recall|have|find|which|what)\b"
    r"|\bforgot(ten)?\b|\blost (it|the|my)\b|\bno (e-?mail|access|number)\b"
    r"|\b(wo|do|wi?ll|ca)n?'?(t| not)\b(?! you).{0,20}"
    r"\b(give|giving|tell(?! me)|telling|share|say|type)\b"
    r"|\b(rather|prefer) not\b|\bnone of your business\b",
    re.IGNORECASE,
)
_WHAT_FOR = re.compile(
    r"\bwhy\b|\bwhat('?s| is| has| does).{0,20}\bto do with\b"
    r"|\bwhat (do you need|is) (it|that|my e-?mail) for\b",
    re.IGNORECASE,
)


def attend_to_guest(work: Work, matter: Matter) -> Reply:
    """Answer a guest's matter about an order as soon as they have shown that it is theirs."""
    number = _number(work)
    if not number:
        return _ask(work, "utter_guest_which_order", Case(matter))
    order = own_order(work, number)
    if order is not None:
        return about(work, matter, order)
    if work.message.email_proof is None:
        return _ask(work, "utter_guest_which_email", Case(matter, number), order=number)
    order = _check(work, number)
    if order is None:
        return _ask(work, "utter_guest_no_match", Case(matter, number), order=number)
    reply = about(_proving(work, order), matter, order)
    return replace(reply, slots={**reply.slots, PROVEN: _with(work, order)})


def without_proof(work: Work) -> Reply | None:
    """Return what a guest hears who has no number or address to give, or asks what for; None otherwise."""
    message, case = work.message, read_case(work.message.slot("case"))
    if work.scene.customer_id is not None or message.is_payload or message.email_proof is not None:
        return None
    cannot_say, what_for = _CANNOT_SAY.search(message.text), _WHAT_FOR.search(message.text)
    if case is None or order_numbers(message) or not (cannot_say or (what_for and case.order_id)):
        return None
    if case.order_id and own_order(work, case.order_id):
        return None
    if cannot_say:
        family = "utter_guest_no_email" if case.order_id else "utter_guest_no_number"
        words = work.voice.say(family, order=case.order_id)
        slots = {"case": str(case), "pending": str(BRINGS_ONE)}
        return say(words, PERSON, outcome=Outcome.ASKED, slots=slots)
    words = work.voice.say("utter_guest_why", order=case.order_id)
    return say(words, PERSON, outcome=Outcome.FACTS, slots={"case": str(case)})


def _number(work: Work) -> str:
    """Return the order meant: named now, open already, or the one they have shown to be theirs."""
    named = order_numbers(work.message)
    if named:
        return named[0]
    case = read_case(work.message.slot("case"))
    open_one = case.order_id if case is not None else ""
    before = normal(work.message.slot("order_number") or "")
    return open_one or before or (proven(work)[-1] if proven(work) else "")


def _check(work: Work, number: str) -> Order | None:
    order = work.shop.order(number)
    customer = work.shop.customer(order.customer_id) if order is not None else None
    conversation = work.message.conversation_id
    known = work.proof_of(customer.email, conversation) if customer is not None and customer.email else None
    passed = known is not None and hmac.compare_digest(known, work.message.email_proof or "")
    counts = work.store.identity.attempt(conversation, number, passed=passed)
    if not counts:
        log.warning("identity.too_many turn=%s", work.message.turn_id)
    return order if passed and counts else None


def _proving(work: Work, order: Order) -> Work:
    slots = {**work.message.slots, PROVEN: _with(work, order)}
    return replace(work, scene=replace(work.scene, message=replace(work.message, slots=slots)))


def _with(work: Work, order: Order) -> list[str]:
    return [*(one for one in proven(work) if one != order.id), order.id][-_MOST_PROVEN:]


def _ask(work: Work, family: str, case: Case, **values: str) -> Reply:
    """Ask for what is missing; soothing words come first where they are due."""
    step = Step(work.voice.say(family, **values), (PERSON,))
    reply = answer(work, Answer(str(case.matter), "", step, Outcome.ASKED), None, case=case)
    return replace(reply, slots={**reply.slots, "order_number": case.order_id or None})
