"""Called off: "why was my order cancelled?" is explained as far as the records go, and cancels nothing."""

import re
from typing import Final

from actions.buttons import PERSON
from actions.care.soothing import Answer, Step
from actions.orders.facts import standing, values
from actions.orders.flow import attend_to
from actions.orders.matters import Matter
from actions.orders.numbers import order_numbers
from actions.orders.owners import own_order
from actions.orders.talk import answer
from actions.pending import BRINGS_ONE, WAYS_OUT, read_pending
from actions.reply import Reply
from actions.work import Work
from store import Order, OrderStatus

_CANCELLED: Final = r"cancel(?:l?ed|l?ation)"
_WAS_IT: Final = re.compile(
    rf"\b(?:is|was|were|has been|had been|been|got|gets?|says?|shows?(?: as)?|marked(?: as)?)"
    rf"(?: \w+){{0,4}} {_CANCELLED}\b"
    rf"|\b(?:who|they|you|somebody|someone|shop)(?: \w+){{0,2}} {_CANCELLED}\b"
    r"|\b(?:why|how come|reason)"
    r"(?: \w+){0,3} (?:you|they|somebody|someone)(?: \w+){0,2} cancel\b"
    r"|\bi (?:didn't|did not|never) cancel\b"
    rf"|\b(?:why|reason|explain)\b.{{0,25}}\b{_CANCELLED}\b",
    re.IGNORECASE,
)
_NOT_THAT: Final = re.compile(
    r"\b(?:payment|paypal|card|money|refund\w*|paid|subscription|account|voucher|transaction)\b"
    r"|\b(?:want|like|need|please|have it|get it|to be|can(?:not|'?t)? be|could be|if)\b.{0,25}\bcancel"
    r"|\b(?:not|yet to be|isn't|wasn't|hasn't|still not)(?: \w+){0,3} cancel"
    r"|\bcan(?:not|'?t)? (?:i|you|we|it)\b",
    re.IGNORECASE,
)
_WHY: Final = re.compile(
    r"\b(?:why|who|how come|reason|explain|what happened|without|never|out of the blue|going on)\b|n't\b"
    r"|\bby (?:me|you)\b",
    re.IGNORECASE,
)
_UNDERSTOOD_AS: Final = frozenset({"order_status", "order_cancel", "order_late", "nlu_fallback"})


def called_off(work: Work) -> Reply | None:
    """Return what is known of a cancelled order of theirs; None where they ask nothing of the kind."""
    message, pending = work.message, read_pending(work.message.slot("pending"))
    if message.is_payload or message.intent not in _UNDERSTOOD_AS:
        return None
    if not asks_of_cancelled(message.text):
        return None
    if pending is not None and pending.wait in WAYS_OUT:
        return None
    numbers = order_numbers(message)
    order = own_order(work, numbers[0]) if numbers else _cancelled_one(work)
    if order is None:
        return attend_to(work, Matter.STATUS) if numbers or not _theirs(work) else _none_is(work)
    if order.status is not OrderStatus.CANCELLED:
        words = work.voice.say("utter_not_cancelled", order=order.id)
        return answer(work, Answer("status", f"{words} {standing(order, work.scene.now, work.voice)}"), order)
    return _explained(work, order)


def asks_of_cancelled(text: str) -> bool:
    """Return whether the words are about an order that was cancelled, and not about one that should be."""
    return _WAS_IT.search(text) is not None and _NOT_THAT.search(text) is None


def _cancelled_one(work: Work) -> Order | None:
    """Return the order spoken of if it is cancelled, else the newest of theirs that is."""
    topic = own_order(work, work.message.slot("order_number") or "")
    found = [
        one for one in (topic, *_theirs(work)) if one is not None and one.status is OrderStatus.CANCELLED
    ]
    return found[0] if found else None


def _theirs(work: Work) -> list[Order]:
    return work.shop.orders_of(work.scene.customer_id) if work.scene.customer_id is not None else []


def _explained(work: Work, order: Order) -> Reply:
    facts = standing(order, work.scene.now, work.voice)
    if _WHY.search(work.message.text) is None:
        return answer(work, Answer("status", facts, Step("", (PERSON,))), order)
    family = "utter_cancelled_for" if order.reason else "utter_cancelled_unknown"
    facts = f"{facts} {work.voice.say(family, **values(order, work.scene.now), reason=order.reason)}"
    step = Step(work.voice.say("utter_step_look_it_up"), (PERSON,))
    return answer(work, Answer("status", facts, step), order, pending=BRINGS_ONE)


def _none_is(work: Work) -> Reply:
    step = Step(work.voice.say("utter_step_look_it_up"), (PERSON,))
    return answer(
        work, Answer("status", work.voice.say("utter_none_cancelled"), step), None, pending=BRINGS_ONE
    )
