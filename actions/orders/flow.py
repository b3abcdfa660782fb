"""From a matter to an answer: find the order, then let the matter's own answer speak."""

from actions.buttons import PERSON, pick_order
from actions.care.kinds import Outcome
from actions.care.soothing import Answer, Step
from actions.orders.about import about
from actions.orders.facts import items
from actions.orders.find import Found, NoOrders, NotTheirs, find_order
from actions.orders.guests import attend_to_guest
from actions.orders.matters import Case, Matter, read_case
from actions.orders.talk import answer
from actions.orders.which import ALL_OF_THEM, one_by_one, one_of, which_one
from actions.pending import BRINGS_ONE, Wait, read_pending
from actions.reply import Reply
from actions.work import Work
from store import Order


def attend_to(work: Work, matter: Matter) -> Reply:
    """Answer a matter about one of the customer's orders, whichever way they named it."""
    if work.scene.customer_id is None:
        return attend_to_guest(work, matter)
    orders = work.shop.orders_of(work.scene.customer_id)
    case = read_case(work.message.slot("case")) or _asked_about(work)
    match find_order(work.message, matter, orders, work.scene.now, case):
        case Found(order, _, others) if others and ALL_OF_THEM.search(work.message.text):
            return one_by_one(work, matter, (order, *others))
        case Found(order, _, others):
            return about(work, matter, order, others)
        case NotTheirs(number):
            return _not_theirs(work, matter, number, orders)
        case NoOrders():
            step = Step(work.voice.say("utter_step_sign_in_other"), (PERSON,))
            return answer(work, Answer("", work.voice.say("utter_no_orders"), step), None, pending=BRINGS_ONE)
        case several:
            everything = ALL_OF_THEM.search(work.message.text) is not None
            return (one_by_one if everything else which_one)(work, matter, several.orders)


def _asked_about(work: Work) -> Case | None:
    """Return the order we just named ("is it about that?"): whatever they say next is about it."""
    pending = read_pending(work.message.slot("pending"))
    if pending is None or pending.wait is not Wait.ABOUT:
        return None
    return Case(Matter.LATE, pending.target)


def _not_theirs(work: Work, matter: Matter, number: str, orders: list[Order]) -> Reply:
    # The same words whether the number is somebody else's or nobody's.
    facts = work.voice.say("utter_order_not_found", order=number)
    buttons = tuple(pick_order(order, items(order)) for order in orders[:3])
    # A bare number is taken for "where is it?" anyway, so that needs no open case.
    open_case = Case(matter) if matter is not Matter.STATUS else None
    pending = one_of(tuple(orders[:3]), matter) if orders else None
    step = Step(work.voice.say("utter_step_pick_order" if buttons else "utter_step_check_number"), buttons)
    return answer(work, Answer("", facts, step, Outcome.ASKED), None, case=open_case, pending=pending)
