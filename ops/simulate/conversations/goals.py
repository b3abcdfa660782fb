"""What synthetic shoppers come for, the order it needs, and how to see, in the store, that they got it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from store import OrderStatus, Store

S = OrderStatus


class Goal(StrEnum):
    """What a shopper came for."""

    TRACK = "track"
    LATE = "late"
    LOST = "lost"
    DAMAGED = "damaged"
    CANCEL = "cancel"
    RETURN = "return"
    REFUND = "refund"
    QUESTION = "question"
    RECOMMEND = "recommend"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Needs:
    """The order a goal starts from, and the states that end it.

    Attributes
    ----------
    ends
        By what the shopper wants, "refund" or "replacement"; empty where nothing is to change.
    intents
        Of buttons that lead there.
    """

    start: OrderStatus
    ends: Mapping[str, frozenset[OrderStatus]]
    intents: frozenset[str]


_BACK: Final = {
    "refund": frozenset({S.REFUNDED, S.CANCELLED}),
    "replacement": frozenset({S.REPLACEMENT_SENT}),
}
_PAID: Final = {"refund": frozenset({S.REFUNDED})}
NEEDS: Final = {
    Goal.TRACK: Needs(S.SHIPPED, {}, frozenset({"order_status"})),
    Goal.LATE: Needs(S.DELAYED, _BACK, frozenset({"order_late", "order_cancel"})),
    Goal.LOST: Needs(S.LOST, _BACK, frozenset({"order_late"})),
    Goal.DAMAGED: Needs(S.DELIVERED, _BACK, frozenset({"order_damaged"})),
    Goal.CANCEL: Needs(S.PROCESSING, {"refund": frozenset({S.CANCELLED})}, frozenset({"order_cancel"})),
    Goal.RETURN: Needs(S.DELIVERED, {"refund": frozenset({S.RETURN_REQUESTED})}, frozenset({"order_return"})),
    Goal.REFUND: Needs(S.RETURNED, _PAID, frozenset({"refund_status"})),
    Goal.QUESTION: Needs(S.SHIPPED, {}, frozenset({"faq_delivery"})),
    Goal.RECOMMEND: Needs(S.DELIVERED, {}, frozenset({"recommend", "surprise_me"})),
    Goal.PERSON: Needs(S.SHIPPED, {}, frozenset({"talk_to_human"})),
}


@dataclass(frozen=True, slots=True)
class Seen:
    """What one answer showed."""

    text: str
    cards: int
    intent: str
    handed_over: bool


def reached(goal: Goal, want: str, order_id: str, seen: Seen, store: Store) -> bool:
    """Return whether the shopper has what they came for."""
    match goal:
        case Goal.TRACK:
            return order_id in seen.text and seen.intent in {"order_status", "order_late", "inform_order"}
        case Goal.QUESTION:
            return seen.intent == "faq_delivery"
        case Goal.RECOMMEND:
            return seen.cards > 0
        case Goal.PERSON:
            return seen.handed_over
    order = store.orders.get(order_id)
    return order is not None and order.status in NEEDS[goal].ends[want]
