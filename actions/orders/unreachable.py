"""What is said while the shop's own system cannot be asked: nothing was lost, nothing is pretended."""

from dataclasses import replace

from actions.buttons import PERSON
from actions.care.kinds import Outcome
from actions.care.soothing import Answer, Step, soothed
from actions.errors import ChangeUnknown, ShopUnavailable
from actions.reply import Reply
from actions.work import Work


def say_unreachable(work: Work, problem: ShopUnavailable) -> Reply:
    """Say so, keep the open matter and question as they were, and offer a person.

    A change that may have been made is not denied: the question stays open, and another yes finds it done.
    """
    message, unknown = work.message, isinstance(problem, ChangeUnknown)
    step = work.voice.say("utter_step_shop_unsure" if unknown else "utter_step_shop_unreachable")
    facts = work.voice.say("utter_shop_unsure" if unknown else "utter_shop_unreachable")
    content = Answer("", facts, Step(step, (PERSON,)), Outcome.FAILED)
    kept = {name: message.slots.get(name) for name in ("case", "pending", "order_number")}
    reply = soothed(content, work.voice, work.policy.table.openings, text=message.text)
    return replace(reply, slots=kept)
