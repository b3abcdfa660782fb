"""Looking back: "what did I buy last time?" is answered by what was in it, not by where the parcel is."""

import re
from typing import Final

from actions.buttons import pick_order
from actions.care.soothing import Answer, Step
from actions.orders.facts import items, standing, values
from actions.orders.find import by_words
from actions.orders.flow import attend_to
from actions.orders.matters import Matter
from actions.orders.numbers import order_numbers
from actions.orders.talk import answer
from actions.pending import WAYS_OUT, read_pending
from actions.reply import Reply
from actions.work import Work
from store import Order, OrderStatus

_EARLIER: Final = r"(?:last|latest|previous|past|earlier|most recent|old)"
_BOUGHT: Final = re.compile(
    r"\b(?:what|which(?: \w+){1,3})(?: \w+){0,2}?(?: did| have|'ve) i (?:last |ever |already |just )?"
    r"(?:buy|bought|order(?:ed)?|get|got|purchased?)\b"
    r"|\bwhat (?:i|i've|i have) (?:last )?(?:bought|ordered|purchased)\b"
    rf"|\b(?:what|which(?: \w+){{1,2}}) (?:was|were|is) (?:in )?my {_EARLIER} (?:order|purchase|parcel)\b"
    rf"|\bmy {_EARLIER} (?:order|purchase)\b.{{0,15}}\bwhat was\b"
    r"|\b(?:thing|one|item)s? i (?:bought|ordered|got) (?:from you )?last\b",
    re.IGNORECASE,
)
_LIST: Final = re.compile(
    rf"\b(?:order|purchase) history\b|\b{_EARLIER} (?:orders|purchases)\b"
    r"|\bi ordered (?:so far|from you before)\b"
    r"|\b(?:show|see|list|view|find)(?: me)? (?:all )?(?:of )?my (?:orders|purchases)\b",
    re.IGNORECASE,
)
# Where it is, and what is wrong with it, is another question.
_MORE: Final = re.compile(
    r"\b(?:where|when|status|track\w*|late|arriv\w*|deliver\w*|ship\w*|sent|still|not|never|wrong|broken|missing)\b"
    r"|n't\b",
    re.IGNORECASE,
)
_UNDERSTOOD_AS: Final = frozenset({"order_status", "nlu_fallback"})
_ARTICLES: Final = 5
_OTHERS: Final = 2


def bought_before(work: Work) -> Reply | None:
    """Return what was in their last order, or the one they name; None where that was not asked."""
    message, pending = work.message, read_pending(work.message.slot("pending"))
    if message.is_payload or message.intent not in _UNDERSTOOD_AS:
        return None
    if not asks_what_was_bought(message.text):
        return None
    if pending is not None and pending.wait in WAYS_OUT:
        return None
    customer = work.scene.customer_id
    orders = work.shop.orders_of(customer) if customer is not None else []
    order = _meant(work, orders)
    if order is None:
        return attend_to(work, Matter.STATUS)
    return _tell(work, order, orders)


def asks_what_was_bought(text: str) -> bool:
    """Return whether the words ask what was ordered before, and nothing more of it."""
    last = _BOUGHT.search(text) is not None and _MORE.search(text) is None
    return last or _LIST.search(text) is not None


def _meant(work: Work, orders: list[Order]) -> Order | None:
    numbers = order_numbers(work.message)
    if numbers or not orders:
        return next((order for order in orders if order.id in numbers), None)
    named = by_words(work.message, orders) if work.message.entity("product") else []
    return named[0] if len(named) == 1 else max(orders, key=lambda order: order.placed_at)


def _tell(work: Work, order: Order, orders: list[Order]) -> Reply:
    known = {**values(order, work.scene.now), "items": _all_of(order)}
    last = order.placed_at == max(one.placed_at for one in orders)
    parts = [work.voice.say("utter_last_order" if last else "utter_aside_items", **known)]
    if order.status is not OrderStatus.DELIVERED:
        parts.append(standing(order, work.scene.now, work.voice))
    others = [one for one in orders if one.id != order.id][:_OTHERS]
    if others and _LIST.search(work.message.text):
        before = ", ".join(f"{one.id} ({items(one)})" for one in others)
        parts.append(work.voice.say("utter_orders_before", before=before))
    buttons = tuple(pick_order(one, items(one)) for one in others)
    return answer(work, Answer("", " ".join(parts), Step("", buttons)), order)


def _all_of(order: Order) -> str:
    """Return what was ordered, by name and number."""
    if not order.lines:
        return items(order)
    names = [f"{line.quantity} × {line.title}" if line.quantity > 1 else line.title for line in order.lines]
    more = len(names) - _ARTICLES
    named = [*names[:_ARTICLES], f"{more} more"] if more > 0 else names
    return " and ".join(part for part in (", ".join(named[:-1]), named[-1]) if part)
