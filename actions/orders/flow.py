"""From a matter to an answer: find the order, then let the matter's own answer speak."""

from collections.abc import Callable

from actions.buttons import PERSON, pick_order
from actions.care.kinds import Outcome
from actions.care.soothing import Answer, Step
from actions.orders.altering import tell_changes, tell_exchange
from actions.orders.changes import ask_to_cancel, ask_to_return, tell_refund
from actions.orders.facts import items
from actions.orders.find import Found, NoOrders, NotTheirs, find_order
from actions.orders.matters import Case, Matter, read_case
from actions.orders.problems import put_right
from actions.orders.standing import tell_late, tell_status
from actions.orders.talk import answer
from actions.pending import Wait, read_pending
from actions.reply import Reply
from actions.work import Work
from store import Order


def attend_to(work: Work, matter: Matter) -> Reply:
    """Answer a matter about one of the customer's orders, whichever way they named it."""
    if work.scene.customer_id is None:
        step = Step(work.voice.say("utter_step_sign_in"), (PERSON,))
        return answer(work, Answer(str(matter), work.voice.say("utter_guest_orders"), step), None)
    orders = work.store.orders.of_customer(work.scene.customer_id)
    case = read_case(work.message.slot("case")) or _asked_about(work)
    match find_order(work.message, matter, orders, work.scene.now, case):
        case Found(order, _, others):
            return about(work, matter, order, others)
        case NotTheirs(number):
            return _not_theirs(work, matter, number, orders)
        case NoOrders():
            step = Step(work.voice.say("utter_step_sign_in_other"), (PERSON,))
            return answer(work, Answer("", work.voice.say("utter_no_orders"), step), None)
        case several:
            return _which_one(work, matter, several.orders)


def _asked_about(work: Work) -> Case | None:
    """Return the order we just named ("is it about that?"): whatever they say next is about it."""
    pending = read_pending(work.message.slot("pending"))
    if pending is None or pending.wait is not Wait.ABOUT:
        return None
    return Case(Matter.LATE, pending.target)


def about(work: Work, matter: Matter, order: Order, others: tuple[Order, ...] = ()) -> Reply:
    """Answer a matter about this order."""
    match matter:
        case Matter.STATUS:
            return tell_status(work, order, others)
        case Matter.LATE:
            return tell_late(work, order, others)
        case Matter.DAMAGED | Matter.WRONG | Matter.MISSING:
            return put_right(work, order, matter)
    return _CHANGES[matter](work, order)


_CHANGES: dict[Matter, Callable[[Work, Order], Reply]] = {
    Matter.CANCEL: ask_to_cancel,
    Matter.RETURN: ask_to_return,
    Matter.REFUND: tell_refund,
    Matter.CHANGE: tell_changes,
    Matter.EXCHANGE: tell_exchange,
}


def _not_theirs(work: Work, matter: Matter, number: str, orders: list[Order]) -> Reply:
    # The same words whether the number is somebody else's or nobody's.
    facts = work.voice.say("utter_order_not_found", order=number)
    buttons = tuple(pick_order(order, items(order)) for order in orders[:3])
    # A bare number is taken for "where is it?" anyway, so that needs no open case.
    open_case = Case(matter) if matter is not Matter.STATUS else None
    step = Step(work.voice.say("utter_step_pick_order" if buttons else "utter_step_check_number"), buttons)
    return answer(work, Answer("", facts, step, Outcome.ASKED), None, case=open_case)


def _which_one(work: Work, matter: Matter, orders: tuple[Order, ...]) -> Reply:
    step = Step(
        work.voice.say("utter_which_order"),
        tuple(pick_order(order, items(order)) for order in orders),
    )
    return answer(work, Answer(str(matter), "", step, Outcome.ASKED), None, case=Case(matter))
