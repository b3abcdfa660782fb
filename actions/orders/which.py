"""Asking which order they mean, with the ones it can be on buttons, so that they can be counted."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from actions.buttons import pick_order
from actions.care.kinds import Care, Outcome, Tone
from actions.care.soothing import Answer, Step
from actions.orders.about import about
from actions.orders.facts import items
from actions.orders.matters import BY_INTENT, Case, Matter
from actions.orders.talk import answer
from actions.pending import Pending, Wait, read_pending
from actions.reply import Reply
from actions.work import Work
from store import Order

ALL_OF_THEM: Final = re.compile(
    r"\b(both|all (of )?(them|three|these|my orders|the orders)|each of them|every one of)\b", re.IGNORECASE
)
_INTENTS: Final = {matter: intent for intent, matter in BY_INTENT.items()}


def which_one(work: Work, matter: Matter, orders: tuple[Order, ...]) -> Reply:
    """Ask; the matter stays open until they say."""
    if _asked_before(work):
        # Each time with new words of sympathy it would sound hollow.
        work = replace(work, voice=work.voice.in_tone(Tone.CALM))
    asked = Answer(str(matter), "", which_step(work, orders), Outcome.ASKED)
    return answer(work, asked, None, case=Case(matter), pending=one_of(orders, matter))


def _asked_before(work: Work) -> bool:
    """Return whether the answer before this message asked it, too, and opened with soothing words."""
    pending, last = read_pending(work.message.slot("pending")), work.scene.last
    asked = pending is not None and pending.wait is Wait.WHICH
    return asked and last is not None and last.care == Care.SOOTHE


def which_step(work: Work, orders: Sequence[Order]) -> Step:
    """Return the question which of these orders it is, with a button for each."""
    return Step(
        work.voice.say("utter_which_order"), tuple(pick_order(order, items(order)) for order in orders)
    )


def one_of(orders: tuple[Order, ...], matter: Matter) -> Pending:
    """Return the open question which of these orders it is."""
    return Pending(Wait.WHICH, "+".join(order.id for order in orders), str(matter))


def one_by_one(work: Work, matter: Matter, orders: tuple[Order, ...]) -> Reply:
    """Begin with the first, and keep the others for after it; one yes must never mean two things.

    Those that ask nothing are told of in one go: what follows the answer goes on until something is asked.
    """
    first, *later = orders
    reply = about(work, matter, first)
    kept = f"{_INTENTS[matter]}:{'+'.join(order.id for order in later)}"
    *before, last = reply.bubbles
    words = work.voice.say("utter_one_by_one")
    last = replace(last, text=f"{words} {last.text}", asks=(words, *last.asks))
    return replace(reply, bubbles=(*before, last), slots={**reply.slots, "later": kept})
