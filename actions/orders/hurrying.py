"""Hurrying: "what if it doesn't come in time?" is about the order spoken of, not about all deliveries."""

import re
from typing import Final

from actions.buttons import PERSON
from actions.care.soothing import Answer, Step
from actions.orders.days import UNDER_WAY
from actions.orders.facts import values
from actions.orders.numbers import order_numbers
from actions.orders.owners import own_order
from actions.orders.talk import answer
from actions.pending import BRINGS_ONE
from actions.reply import Reply
from actions.work import Work

_HURRY: Final = re.compile(
    r"\b(what if|and if)\b.{0,30}(\bnot|n't|\b(doesnt|isnt|wont|late|never))\b|\bin time\b"
    r"|\b(express|priority|overnight)\b"
    r"|\b(faster|sooner|quicker|speed (it|this|that) up|hurry (it|this|that) up|rush (it|this))\b",
    re.IGNORECASE,
)
_ABOUT_DELIVERY: Final = frozenset(
    {"faq_delivery", "order_late", "order_status", "nlu_fallback", "order_change"}
)
_TOLD: Final = frozenset({"action_order_status", "action_order_problem", "action_take_order_number"})
_LOOK_BACK: Final = 2  # turns


def hurrying(work: Work) -> Reply | None:
    """Return what can be done about the order spoken of, if it is under way; None where none is."""
    message = work.message
    if message.is_payload or message.intent not in _ABOUT_DELIVERY or not _HURRY.search(message.text):
        return None
    told = any(turn.action in _TOLD for turn in work.scene.before[-_LOOK_BACK:])
    if not told or message.slot("pending") is not None:
        return None
    order = own_order(work, message.slot("order_number") or "")
    if order is None or order.status not in UNDER_WAY:
        return None
    if any(number != order.id for number in order_numbers(message)):
        return None
    step = Step(work.voice.say("utter_aside_hurry", **values(order, work.scene.now)), (PERSON,))
    return answer(work, Answer("", "", step), order, pending=BRINGS_ONE)
