"""Confirming: carries out what a yes was asked for, whether bare or restated ("yes, delete everything")."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Final

from actions.buttons import PERSON, WHERE
from actions.care.kinds import SHOWN, Outcome
from actions.erasing import erase
from actions.handing_over import hand_over
from actions.hesitating import hesitates
from actions.orders.about import about
from actions.orders.asking_again import ask_again
from actions.orders.carry_out import ask_which, carry_out
from actions.orders.changes import ask_to_cancel
from actions.orders.choosing import take_choice
from actions.orders.matters import Matter
from actions.orders.owners import own_order
from actions.pending import Pending, Wait, read_pending
from actions.reply import Reply, say
from actions.settling import settled
from actions.shelf.buying import buy
from actions.shelf.kept import show_kept
from actions.work import Work
from store import Order

_ABOUT = {"lost": Matter.LATE, "late": Matter.LATE, "refund": Matter.REFUND}
# A yes is good for this long; then what it would do is asked once more.
_GOOD_FOR: Final = timedelta(minutes=30)
_YES: Final = re.compile(r"\W*(yes|yep|yeah|yup|ok|okay|sure|please do|go ahead|do it)\b", re.IGNORECASE)
_NODS: Final = re.compile(
    r"\W*(ok(ay|ey)?|k+|alright|all right|right|fine|i see|got it|hm+|aha|cool|understood|good)"
    r"(\W+(ok(ay)?|then|thanks|thank you|thx|i see))*\W*",
    re.IGNORECASE,
)
# Intent -> the question it would be the yes to.
_RESTATES: Final = {
    "delete_my_data": Wait.ERASE,
    "order_cancel": Wait.CANCEL,
    "order_return": Wait.RETURN,
    "refund_status": Wait.REFUND,
    "buy": Wait.BUY,
}


_SIMPLE: dict[Wait, Callable[[Work, Pending], Reply]] = {
    Wait.ERASE: lambda work, _: erase(work),
    Wait.PERSON: lambda work, _: hand_over(work, "asked"),
    Wait.SETTLED: lambda work, _: settled(work),
    Wait.WISH: lambda work, _: show_kept(work),
    Wait.BUY: lambda work, pending: buy(work, pending.target),
}


def restated(work: Work) -> Reply | None:
    """Return what a yes in other words leads to; None when the message is none.

    "yes, cancel it" is understood as a wish to cancel: asked about again, it would never be done. A
    number that names another order makes it a new wish.
    """
    message = work.message
    pending = read_pending(message.slot("pending"))
    if pending is None or _RESTATES.get(message.intent) is not pending.wait:
        return None
    other = message.entity("order_number")
    if not _YES.match(message.text) or hesitates(message.text):
        return None
    if other and other.upper() != pending.target:
        return None
    return confirm(work)


def confirm(work: Work) -> Reply:
    """Do what is pending; each yes is used up by what it confirmed."""
    chosen = take_choice(work)
    if chosen is not None:
        return chosen
    pending = read_pending(work.message.slot("pending"))
    if pending is not None and pending.wait in _SIMPLE:
        return _SIMPLE[pending.wait](work, pending)
    order = own_order(work, pending.target) if pending is not None else None
    if order is None or pending is None:
        return _nothing_open(work)
    return _about_order(work, pending, order)


def _about_order(work: Work, pending: Pending, order: Order) -> Reply:
    if _long_ago(work):
        return ask_again(work, pending, order)
    if pending == Pending(Wait.CANCEL, order.id, "late") and _NODS.fullmatch(work.message.text):
        # We brought cancelling up ourselves: "ok" may only mean that they have read it.
        return ask_to_cancel(work, order, sure=True)
    match pending.wait:
        case Wait.CHOOSE:
            return ask_which(work, order, pending.reason)
        case Wait.ABOUT:
            return about(work, _ABOUT.get(pending.reason, Matter.STATUS), order)
    return carry_out(work, pending, order)


def _long_ago(work: Work) -> bool:
    """Return whether the question was asked so long ago that a yes may mean something else."""
    before = work.scene.before
    return bool(before) and work.scene.now - before[-1].at > _GOOD_FOR


def _nothing_open(work: Work) -> Reply:
    last = work.scene.last
    if last is not None and last.outcome in {Outcome.SOLVED, Outcome.SETTLED}:
        return say(work.voice.say("utter_already_done"))
    if last is not None and last.outcome in SHOWN:
        return say(work.voice.say("utter_which_card"), outcome=Outcome.ASKED)
    buttons = (WHERE, PERSON)
    return say(work.voice.say("utter_yes_to_what"), *buttons)
