"""Corrections, "no, the other order": taken up where the mistake was made, for the same matter."""

import re
from typing import Final

from actions.care.kinds import Outcome
from actions.orders.about import about
from actions.orders.find import order_numbers
from actions.orders.known import known_orders
from actions.orders.matters import Case, Matter, fits, read_case
from actions.orders.which import which_one
from actions.pending import Wait, read_pending
from actions.reply import Reply, say
from actions.work import Work

_OTHER: Final = re.compile(
    r"\b(?:(?:the|my|an)?\s*(?:other|different|another)\s+(?:order|one|parcel|package)"
    r"|not (?:that|this) (?:order|one|parcel|package)|(?:that'?s|it'?s|this is) the wrong (?:order|one))\b",
    re.IGNORECASE,
)
_MATTERS: Final = {
    Wait.CANCEL: Matter.CANCEL,
    Wait.RETURN: Matter.RETURN,
    Wait.REFUND: Matter.REFUND,
    Wait.ABOUT: Matter.LATE,
}


def take_correction(work: Work) -> Reply | None:
    """Return the same matter's answer about another order; None when they did not ask for one."""
    message = work.message
    if message.is_payload or order_numbers(message) or not _OTHER.search(message.text):
        return None
    spoken_of = _spoken_of(work)
    if spoken_of is None or not spoken_of.order_id:
        return None
    others = [order for order in known_orders(work) if order.id != spoken_of.order_id]
    fitting = [order for order in others if fits(order, spoken_of.matter, work.scene.now)] or others
    if len(fitting) == 1:
        return about(work, spoken_of.matter, fitting[0])
    if fitting:
        return which_one(work, spoken_of.matter, tuple(fitting[:4]))
    slots = {"case": str(Case(spoken_of.matter))}
    return say(work.voice.say("utter_no_other_order"), outcome=Outcome.ASKED, slots=slots)


def is_about_an_order(work: Work) -> bool:
    """Return whether the question that is open is about an order."""
    pending = read_pending(work.message.slot("pending"))
    return pending is not None and pending.wait in _MATTERS


def _spoken_of(work: Work) -> Case | None:
    """Return the matter and order the last answer was about."""
    case, pending = read_case(work.message.slot("case")), read_pending(work.message.slot("pending"))
    if case is not None and case.order_id:
        return case
    if pending is not None and pending.wait in _MATTERS:
        return Case(_MATTERS[pending.wait], pending.target)
    number = work.message.slot("order_number")
    return Case(case.matter if case is not None else Matter.STATUS, number) if number else None
