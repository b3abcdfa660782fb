"""Picking: which of the orders on the buttons is meant by "the second one", "the lamp", "both"."""

import re
from dataclasses import replace
from typing import Final

from actions.buttons import PERSON
from actions.care.kinds import Care, Outcome
from actions.counting import counted_out
from actions.orders.about import about
from actions.orders.find import by_words
from actions.orders.matters import Case, Matter
from actions.orders.numbers import order_numbers
from actions.orders.owners import own_order
from actions.orders.ways import way_in_words
from actions.orders.which import ALL_OF_THEM, one_by_one, which_one
from actions.pending import Wait, read_pending
from actions.reply import Reply, say
from actions.work import Work
from store import Order

_NEWEST: Final = re.compile(r"\b(newest|newer|latest|most recent|more recent|last order)\b", re.IGNORECASE)
_OLDEST: Final = re.compile(r"\b(oldest|older|earliest|earlier)\b", re.IGNORECASE)
_OTHER: Final = re.compile(r"\b(the|my|an?) ?other\b", re.IGNORECASE)
_UNREAD: Final = "nlu_fallback"
# "A replacement", said before it is known of what: the matter goes on, and the way is remembered.
_PUT_RIGHT: Final = frozenset({Matter.DAMAGED, Matter.WRONG, Matter.MISSING, Matter.LATE})
_NONE: Final = re.compile(r"\b(none|neither|not (any|one) of|isn'?t (any|one) of)\b", re.IGNORECASE)


def picked(work: Work) -> Reply | None:
    """Return the matter's answer about the order they picked; None where they picked none."""
    message, pending = work.message, read_pending(work.message.slot("pending"))
    if pending is None or pending.wait is not Wait.WHICH or message.is_payload or order_numbers(message):
        return None
    found = (own_order(work, number) for number in pending.target.split("+"))
    orders = tuple(order for order in found if order is not None)
    matter = Matter(pending.reason) if pending.reason in set(Matter) else Matter.STATUS
    if not orders:
        return None
    way = matter in _PUT_RIGHT and way_in_words(message.text) is not None
    if _NONE.search(message.text) or (message.intent == "deny" and not (way or _OTHER.search(message.text))):
        return _none_of_them(work, matter)
    if len(orders) > 1 and ALL_OF_THEM.search(message.text):
        return one_by_one(work, matter, orders)
    order = _meant(work, orders)
    return about(work, matter, order) if order is not None else _asked_again(work, matter, orders, way=way)


def _asked_again(work: Work, matter: Matter, orders: tuple[Order, ...], *, way: bool) -> Reply | None:
    """Ask once more, among those their words left; None where they spoke of something else."""
    message = work.message
    named = by_words(message, orders)
    if 1 < len(named) < len(orders):
        return which_one(work, matter, tuple(named))
    if _OTHER.search(message.text):
        return which_one(work, matter, orders)
    if way or message.intent == "affirm":
        return _or_a_person(which_one(work, matter, orders))
    return _not_caught(work, matter, orders)


def _not_caught(work: Work, matter: Matter, orders: tuple[Order, ...]) -> Reply | None:
    """Ask once more where the words were not understood; None the second time, or where they were."""
    before = work.scene.before
    if work.message.intent != _UNREAD or (before and before[-1].intent == _UNREAD):
        return None
    reply = _or_a_person(which_one(work, matter, orders))
    if reply.care is Care.SOOTHE:
        return reply  # it has an opening already
    (asked,) = reply.bubbles
    words = f"{work.voice.say('utter_not_caught')} {asked.text}"
    return replace(reply, bubbles=(replace(asked, text=words),))


def _or_a_person(reply: Reply) -> Reply:
    """Return the question with a way out of it, for who can't or won't say which."""
    *others, asked = reply.bubbles
    if any(button.payload == PERSON.payload for button in asked.buttons):
        return reply
    return replace(reply, bubbles=(*others, replace(asked, buttons=(*asked.buttons, PERSON))))


def _meant(work: Work, orders: tuple[Order, ...]) -> Order | None:
    text = work.message.text
    named = by_words(work.message, orders)
    if len(named) == 1:
        return named[0]
    if _NEWEST.search(text):
        return max(orders, key=lambda order: order.placed_at)
    if _OLDEST.search(text):
        return min(orders, key=lambda order: order.placed_at)
    places = counted_out(text, len(orders))
    if places:
        return orders[places[0]]
    only = len(orders) == 1 and (work.message.intent == "affirm" or _OTHER.search(text))
    return orders[0] if only else None


def _none_of_them(work: Work, matter: Matter) -> Reply:
    words = work.voice.say("utter_give_number")
    slots = {"case": str(Case(matter)), "order_number": None}
    return say(words, PERSON, outcome=Outcome.ASKED, slots=slots)
