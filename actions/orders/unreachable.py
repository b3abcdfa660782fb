"""What is said while the shop's own system cannot be asked: nothing was lost, nothing is pretended."""

from dataclasses import replace

from actions.buttons import PERSON
from actions.care.kinds import Outcome
from actions.care.soothing import Answer, Step, soothed
from actions.reply import Reply
from actions.work import Work


def say_unreachable(work: Work) -> Reply:
    """Say so, keep the open matter and question as they were, and offer a person."""
    message = work.message
    step = Step(work.voice.say("utter_step_shop_unreachable"), (PERSON,))
    content = Answer("", work.voice.say("utter_shop_unreachable"), step, Outcome.FAILED)
    kept = {name: message.slots.get(name) for name in ("case", "pending", "order_number")}
    reply = soothed(content, work.voice, work.policy.table.openings, text=message.text)
    return replace(reply, slots=kept)
