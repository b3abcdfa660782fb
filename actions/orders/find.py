"""Which order a customer means.

Looks only among the customer's own orders, so a number that is forged and one that belongs to somebody
else cannot be told apart from the outside.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from actions.orders.days import UNDER_WAY, returnable
from actions.orders.matters import Case, Matter, fits, most_pressing
from actions.orders.numbers import OURS, normal, order_numbers
from actions.orders.ways import way_in_words
from actions.scene import Message
from store import Order, OrderStatus

_NEWEST = re.compile(
    r"\b(last|latest|newest|most recent) (order|parcel|package|delivery|purchase)\b", re.IGNORECASE
)
_TO_COME = re.compile(
    r"\b(?:when|once|as soon as|after|if)(?: \w+){1,3}? (?:comes?|arrives?|is (?:here|delivered))\b",
    re.IGNORECASE,
)
_IT = re.compile(r"\b(?:it|this|that)\b", re.IGNORECASE)
_WORD = re.compile(r"[a-z]{3,}")
_EVERYDAY_WORDS = (
    "order ordered parcel package item items still late broken wrong missing cancel return refund"
    " where when what this that with from have been please want they them back never came come"
    " arrived delivery delivered damaged waiting money replacement the and for you your not has had are was"
    " its one two can get got but all any day how why who out our her his new did don yes now see say buy box"
    " set pair pack more like just only some big old bad way let try use may ask far ago too him she they off"
    " put hey bit lot end top low"
)
_EVERYDAY = frozenset(_EVERYDAY_WORDS.split())


@dataclass(frozen=True, slots=True)
class Found:
    """The order meant. `guessed` when the customer did not name it; `others` fit as well."""

    order: Order
    guessed: bool = False
    others: tuple[Order, ...] = ()


@dataclass(frozen=True, slots=True)
class NotTheirs:
    """A number that is none of theirs, as they gave it."""

    number: str


@dataclass(frozen=True, slots=True)
class Several:
    """More than one order fits, and guessing would be rude."""

    orders: tuple[Order, ...]


@dataclass(frozen=True, slots=True)
class NoOrders:
    """They have never ordered."""


Search = Found | NotTheirs | Several | NoOrders

_GUESS = frozenset({Matter.STATUS, Matter.LATE, Matter.REFUND})
_OF_ANY = frozenset({Matter.CANCEL, Matter.RETURN, Matter.REFUND, Matter.CHANGE, Matter.LATE})
_SENT_BACK = frozenset({Matter.RETURN, Matter.EXCHANGE})
_AS_IT_CAME = frozenset({Matter.DAMAGED, Matter.WRONG, Matter.MISSING})


def find_order(
    message: Message, matter: Matter, orders: Sequence[Order], now: datetime, case: Case | None
) -> Search:
    """Return the order the message is about.

    Parameters
    ----------
    orders
        All of the customer's own, newest first.
    case
        The open matter, if any: "cancel it" then means that order.
    """
    own = {order.id: order for order in orders}
    numbered = _numbered(order_numbers(message), orders)
    if numbered is not None:
        return numbered
    if not orders:
        return NoOrders()
    named = by_words(message, orders)
    if len(named) == 1:
        return Found(named[0], guessed=True)
    topic = own.get(case.order_id if case else "") or own.get(normal(message.slot("order_number") or ""))
    goes_on = topic is not None and (
        case is not None or _going_back(message.text, topic, matter) or _meant_by_it(message, matter, topic)
    )
    if topic is not None and (goes_on or fits(topic, matter, now)):
        return Found(topic, guessed=True)
    coming = _to_come(message.text, orders) if matter is Matter.RETURN else []
    return _unnamed(message, matter, coming or named or orders, now)


def _unnamed(message: Message, matter: Matter, orders: Sequence[Order], now: datetime) -> Search:
    """Return which order is meant where neither number nor article nor what went before says it."""
    fitting = [order for order in orders if fits(order, matter, now)]
    if _NEWEST.search(message.text):
        return Found((fitting or _nearest(matter, orders))[0], guessed=True)
    if fitting:
        return _most_likely(matter, fitting, now)
    # A thing that none of their orders has was named: an answer about some other one would be deaf.
    strange = matter in _SENT_BACK and not by_words(message, orders) and bool(message.entity("product"))
    return _nearest_or_asked(matter, orders, now, ask=strange)


def _to_come(text: str, orders: Sequence[Order]) -> list[Order]:
    """Return the orders under way where something is to happen "when it comes"."""
    return [order for order in orders if order.status in UNDER_WAY] if _TO_COME.search(text) else []


def _meant_by_it(message: Message, matter: Matter, topic: Order) -> bool:
    """Return whether "it" is the order we just told of, whatever another one is fit for.

    What arrived broken or wrong is another matter: that can't be an order that is still to come.
    """
    told = topic.id in message.answered and matter in _OF_ANY
    return told and not message.is_payload and _IT.search(message.text) is not None


def _going_back(text: str, topic: Order, matter: Matter) -> bool:
    """Return whether the money is asked for of what is on its way back: no other order is meant."""
    back = topic.status in {OrderStatus.RETURN_REQUESTED, OrderStatus.RETURNED}
    return back and matter is Matter.RETURN and way_in_words(text) == "refund"


def _numbered(numbers: Sequence[str], orders: Sequence[Order]) -> Search | None:
    """Return what the numbers in a message name; None where they name no order."""
    for number in numbers:
        exact = [order for order in orders if order.id == number]
        same = exact or [order for order in orders if _names(number, order.id)]
        if len(same) == 1:
            return Found(same[0])
    # Other letters than an order's are some other code: a tracking number, say.
    letters = {OURS, *(order.id[:2] for order in orders)}
    strange = next((number for number in numbers if number[:2] in letters), None)
    return NotTheirs(strange) if strange is not None else None


def _names(number: str, order_id: str) -> bool:
    """Return whether a number means an order: without its leading zeros, or, as digits alone, its letters."""
    letters = number[:2] in {order_id[:2], OURS}
    return letters and number[2:].lstrip("0") == order_id[2:].lstrip("0")


def _most_likely(matter: Matter, fitting: Sequence[Order], now: datetime) -> Search:
    if matter in _GUESS or len(fitting) == 1:
        first = most_pressing(list(fitting), now) or fitting[0]
        return Found(first, guessed=True, others=tuple(o for o in fitting if o.id != first.id)[:3])
    # Whoever opens a broken parcel opens the one that just came, not one of a year ago.
    lately = [order for order in fitting if returnable(order, now)] if matter in _AS_IT_CAME else []
    if len(lately) == 1:
        return Found(lately[0], guessed=True)
    return Several(tuple((lately or fitting)[:4]))


def _nearest_or_asked(matter: Matter, orders: Sequence[Order], now: datetime, *, ask: bool) -> Search:
    """Return the order to explain a matter by that fits none; who missed one of long ago is asked which."""
    pressing, arrived = most_pressing(list(orders), now), _nearest(Matter.RETURN, orders)
    if matter is Matter.LATE and pressing is None:
        under_way = [order for order in orders if order.status in UNDER_WAY]
        lately = under_way or [order for order in orders if returnable(order, now)]
        pressing, ask = (lately or arrived)[0], not lately
    if ask and len(arrived) > 1:
        return Several(tuple(arrived[:4]))
    return Found(pressing or _nearest(matter, orders)[0], guessed=True)


def _nearest(matter: Matter, orders: Sequence[Order]) -> Sequence[Order]:
    """Return the orders to explain a matter by when it fits none; for a return, what has arrived."""
    arrived = [order for order in orders if order.status is OrderStatus.DELIVERED]
    return arrived if arrived and matter is Matter.RETURN else orders


def by_words(message: Message, orders: Sequence[Order]) -> list[Order]:
    """Return the orders whose articles share the most words with the message."""
    if message.is_payload:
        return []
    product = message.entity("product") or ""
    said = set(_WORD.findall(f"{message.text} {product}".lower())) - _EVERYDAY
    said |= {word.removesuffix("s") for word in said}
    scored = [(len(said & _title_words(order)), order) for order in orders]
    best = max((score for score, _ in scored), default=0)
    return [order for score, order in scored if score == best] if best else []


def _title_words(order: Order) -> set[str]:
    words = {word for line in order.lines for word in _WORD.findall(line.title.lower())}
    return (words | {word.removesuffix("s") for word in words}) - _EVERYDAY
