"""Asides: questions about a change that is being asked about, or was just made.

"How long would the refund take?" wants no refund yet: it is answered, and the open question stays open. What
we do not know (who pays for the return, a discount instead) is said to be a colleague's to tell.
"""

from typing import Final

from actions.buttons import PERSON
from actions.care.kinds import Outcome
from actions.hesitating import hesitates
from actions.in_short import asked_again
from actions.money import price
from actions.orders.aside_kinds import DONE, NOW_WHAT, UNDO, Aside, asked_in
from actions.orders.asking_again import ask_again
from actions.orders.facts import standing, values
from actions.orders.numbers import order_numbers
from actions.orders.owners import own_order
from actions.pending import BRINGS_ONE, WAYS_OUT, Wait, read_pending
from actions.reply import Bubble, Reply, say
from actions.work import Work
from store import Order, OrderStatus

_MADE: Final = {
    OrderStatus.CANCELLED: Wait.CANCEL,
    OrderStatus.REFUNDED: Wait.REFUND,
    OrderStatus.RETURN_REQUESTED: Wait.RETURN,
    OrderStatus.REPLACEMENT_SENT: Wait.REPLACE,
}
_JUST = 2  # turns


def aside(work: Work) -> Reply | None:
    """Return the answer to a question about the change at hand; None where the message is none."""
    message = work.message
    if message.is_payload or message.intent == "talk_to_human":
        return None
    if message.intent == "affirm" and hesitates(message.text):
        return None  # no yes yet: `hesitating` keeps the question open
    what_now, kinds = NOW_WHAT.search(message.text) is not None, asked_in(message.text)
    if not (what_now or kinds):
        return None
    at_hand = _at_hand(work) or _told_of(work)
    if at_hand is None or any(number != at_hand[1].id for number in order_numbers(message)):
        return None
    wait, order = at_hand
    pending = read_pending(message.slot("pending"))
    if pending is not None and what_now:
        return ask_again(work, pending, order)
    fitting = (one for one in kinds if wait in one.after and one.only in {None, order.status})
    found = next(fitting, None)
    return _told(work, found, order) if found is not None else None


def asks_about_it(work: Work) -> bool:
    """Return whether the message asks something about the change that waits for their word."""
    message = work.message
    if message.is_payload or not (NOW_WHAT.search(message.text) or asked_in(message.text)):
        return False
    return _at_hand(work) is not None


def _at_hand(work: Work) -> tuple[Wait, Order] | None:
    """Return the change that is asked about, or was made in one of the last turns, and its order."""
    pending = read_pending(work.message.slot("pending"))
    if pending is not None:
        order = own_order(work, pending.target) if pending.wait in WAYS_OUT else None
        return (pending.wait, order) if order is not None else None
    if not any(turn.outcome == Outcome.SOLVED for turn in work.scene.before[-_JUST:]):
        return None
    return _made(work)


def _told_of(work: Work) -> tuple[Wait, Order] | None:
    """Return the change that was made earlier, where the last answer told of it, and its order."""
    number = work.message.slot("order_number")
    return _made(work) if number and number in work.message.answered else None


def _made(work: Work) -> tuple[Wait, Order] | None:
    order = own_order(work, work.message.slot("order_number") or "")
    wait = _MADE.get(order.status) if order is not None else None
    return (wait, order) if wait is not None and order is not None else None


def too_late(work: Work, order: Order) -> Reply:
    """Say that what was done cannot be taken back here, and offer somebody who may; a yes brings them."""
    words = work.voice.say("utter_cannot_undo", **values(order, work.scene.now))
    return say(words, PERSON, outcome=Outcome.ASKED, slots={"pending": str(BRINGS_ONE)})


def _told(work: Work, found: Aside, order: Order) -> Reply:
    pending = read_pending(work.message.slot("pending"))
    if found is UNDO and pending is None:
        return too_late(work, order)
    # What is still to go back; where nothing is, what has gone.
    cents = order.total_cents - order.refunded_cents or order.refunded_cents
    if found is DONE and pending is None:
        words = standing(order, work.scene.now, work.voice)
    else:
        words = work.voice.say(found.family, **values(order, work.scene.now), back=price(cents))
    slots = {"case": work.message.slot("case"), "order_number": order.id}
    asked = asked_again(work, pending) if pending is not None and work.message.intent == "affirm" else None
    if asked is None:
        return say(words, *found.buttons, outcome=Outcome.FACTS, slots=slots)
    # "Yes, but how do I get the money?" is to be answered before it is taken for the yes.
    again = {**slots, "pending": str(pending)}
    bubble = Bubble(f"{words} {asked.text}", asked.buttons, asks=asked.asks)
    return Reply((bubble,), again, Outcome.FACTS)
