"""Corrections, "no, the other order": taken up where the mistake was made, for the same matter."""

import re
from typing import Final

from actions.care.kinds import Outcome
from actions.orders.about import about
from actions.orders.choosing import chooses
from actions.orders.find import by_words
from actions.orders.known import known_orders
from actions.orders.matters import BY_INTENT, Case, Matter, fits, read_case
from actions.orders.numbers import order_numbers
from actions.orders.owners import own_order
from actions.orders.which import which_one
from actions.pending import Wait, read_pending
from actions.reply import Reply, say
from actions.work import Work
from store import Order

_OTHER: Final = re.compile(
    r"\b(?:(?:the|my|an)?\s*(?:other|different|another)\s+(?:order|one|parcel|package)"
    r"|(?:no|not that|meant?|mean),? the other(?=\W*$)"
    r"|not (?:that|this|for that) (?:order|one|parcel|package)"
    r"|(?:that'?s|it'?s|this is|you have) the wrong (?:order|one))\b",
    re.IGNORECASE,
)
_INSTEAD: Final = re.compile(
    r"\b(no|nope|not|meant?|mean|sorry|oops|wrong|rather|instead|actually)\b", re.IGNORECASE
)
_NAMED: Final = {
    Matter.CANCEL: re.compile(r"\b(cancel\w*|call\w* off|stop)\b", re.IGNORECASE),
    Matter.RETURN: re.compile(r"\b(return\w*|send(ing)?\b.{0,30}\bback)\b", re.IGNORECASE),
    Matter.STATUS: re.compile(r"\b(where|status|track\w*|arriv\w*)\b", re.IGNORECASE),
    Matter.REFUND: re.compile(r"\b(refund\w*|money)\b", re.IGNORECASE),
}
# Who says one of these holds the lateness against us themselves.
_LATE: Final = frozenset({"order_late", "order_missing_item", "complain", "complain_courier"})
_LOOK_BACK: Final = 4  # turns
_MATTERS: Final = {
    Wait.CANCEL: Matter.CANCEL,
    Wait.RETURN: Matter.RETURN,
    Wait.REFUND: Matter.REFUND,
    Wait.ABOUT: Matter.LATE,
}


def take_correction(work: Work) -> Reply | None:
    """Return the same matter's answer about another order; None when they did not ask for one."""
    message = work.message
    other = _OTHER.search(message.text)
    instead = is_about_an_order(work) and _INSTEAD.search(message.text)
    if message.is_payload or order_numbers(message) or not (other or instead):
        return None
    spoken_of = _spoken_of(work)
    if spoken_of is None or not spoken_of.order_id:
        return None
    orders = known_orders(work)
    others = [order for order in orders if order.id != spoken_of.order_id]
    spoken_of = Case(_matter(work, spoken_of.matter), spoken_of.order_id)
    named = by_words(message, orders) if instead else []
    if len(named) == 1 and named[0] in others:
        return about(work, spoken_of.matter, named[0])  # "no, the lamp"
    return _another(work, spoken_of, others) if other else None


def _matter(work: Work, spoken_of: Matter) -> Matter:
    """Return what is wanted of the other order: the same, unless the message names something else."""
    if spoken_of is Matter.LATE and not any(turn.intent in _LATE for turn in work.scene.before[-_LOOK_BACK:]):
        spoken_of = Matter.STATUS  # that the other one is late was our finding: they asked where it is
    named = BY_INTENT.get(work.message.intent)
    words = _NAMED.get(named) if named is not None else None
    return named if named is not None and words is not None and words.search(work.message.text) else spoken_of


def _another(work: Work, spoken_of: Case, others: list[Order]) -> Reply:
    """Return the answer about another order than the one spoken of, or ask which."""
    fitting = [order for order in others if fits(order, spoken_of.matter, work.scene.now)] or others
    if len(fitting) == 1:
        return about(work, spoken_of.matter, fitting[0])
    if fitting:
        return which_one(work, spoken_of.matter, tuple(fitting[:4]))
    slots = {"case": str(Case(spoken_of.matter))}
    return say(work.voice.say("utter_no_other_order"), outcome=Outcome.ASKED, slots=slots)


def corrected(work: Work) -> Reply | None:
    """Return the same, where a question about an order is open: then it is one whatever it was taken for."""
    if not is_about_an_order(work) or chooses(work):
        return None
    return take_correction(work) or _number_instead(work)


def article_instead(work: Work) -> Reply | None:
    """Return the same matter's answer about the order whose article they name: "the speckled oat one".

    Only where what is to be done is still open and nothing else was understood.
    """
    message, pending = work.message, read_pending(work.message.slot("pending"))
    spoken_of = _spoken_of(work)
    settling = pending is not None and pending.wait in {Wait.CHOOSE, Wait.REPLACE, Wait.REFUND}
    if message.is_payload or message.intent != "nlu_fallback" or not settling or spoken_of is None:
        return None
    named = by_words(message, known_orders(work))
    other = named[0] if len(named) == 1 and named[0].id != spoken_of.order_id else None
    return about(work, spoken_of.matter, other) if other is not None else None


def _number_instead(work: Work) -> Reply | None:
    """Return the same matter's answer about the order whose number they give, with nothing else asked."""
    message, spoken_of = work.message, _spoken_of(work)
    if message.is_payload or spoken_of is None or message.intent in BY_INTENT:
        return None
    named = [own_order(work, number) for number in order_numbers(message) if number != spoken_of.order_id]
    return about(work, spoken_of.matter, named[0]) if len(named) == 1 and named[0] is not None else None


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
