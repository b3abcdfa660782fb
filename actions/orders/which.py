"""Asking which order they mean, with the ones it can be on buttons."""

from actions.buttons import pick_order
from actions.care.kinds import Outcome
from actions.care.soothing import Answer, Step
from actions.orders.facts import items
from actions.orders.matters import Case, Matter
from actions.orders.talk import answer
from actions.reply import Reply
from actions.work import Work
from store import Order


def which_one(work: Work, matter: Matter, orders: tuple[Order, ...]) -> Reply:
    """Ask; the matter stays open until they say."""
    step = Step(
        work.voice.say("utter_which_order"),
        tuple(pick_order(order, items(order)) for order in orders),
    )
    return answer(work, Answer(str(matter), "", step, Outcome.ASKED), None, case=Case(matter))
