"""Decides whether the parts of a message ask for two things, and which is served first. Pure.

Two parts count only when each is understood for sure, asks for something, and the two are not one story told
twice ("it's broken, I want my money back"). What costs something ends in a question, so it is served last.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import List, Optional, Tuple

SURE = 0.55
_PROBLEMS = frozenset(
    (
        "order_late",
        "order_damaged",
        "order_wrong_item",
        "order_missing_item",
        "complain_quality",
        "complain_courier",
    )
)
_REMEDIES = frozenset(("order_cancel", "order_return", "order_exchange", "order_change", "refund_status"))
_OFFERS = frozenset(("recommend", "recommend_gift", "surprise_me"))
_FACTS = frozenset(
    ("faq_delivery", "faq_payment", "faq_returns", "faq_warranty", "how_to_order", "payment_problem")
    + (
        "invoice_request",
        "voucher_question",
        "account_help",
        "shop_info",
        "privacy_question",
        "product_question",
    )
    + ("stock_question", "size_question", "compare_products", "order_status")
)
_LAST = frozenset(("talk_to_human", "delete_my_data"))
COSTLY = _REMEDIES - {"refund_status"} | _LAST
REQUESTS = _PROBLEMS | _REMEDIES | _OFFERS | _FACTS | _LAST
# Told together, these are one matter.
_ONE_STORY = (
    _PROBLEMS | {"order_return", "order_exchange", "refund_status", "order_cancel"},
    _PROBLEMS | {"order_status"},
    _PROBLEMS | {"talk_to_human"},
    frozenset(("order_return", "faq_returns", "order_exchange")),
    frozenset(("order_change", "order_exchange")),
    frozenset(("account_help", "delete_my_data", "privacy_question")),
    frozenset(("product_question", "size_question")),
    # "… and what does it cost": the "it" is what was just asked about.
    *(
        frozenset((f"faq_{rule}", "product_question"))
        for rule in ("delivery", "payment", "returns", "warranty")
    ),
    _OFFERS,
)


@dataclass(frozen=True)
class Part:
    """One part of a message as it was understood by itself."""

    start: int
    end: int
    intent: str
    confidence: float


def two_requests(parts: List[Part]) -> Optional[Tuple[Part, Part]]:
    """Return the parts to serve, in the order to serve them; None when there are not two requests."""
    asked: List[Part] = []
    for part in parts:
        wanted = part.intent in REQUESTS and part.confidence >= SURE
        if wanted and all(part.intent != other.intent for other in asked):
            asked.append(part)
    if len(asked) != 2 or _one_story(asked[0].intent, asked[1].intent):
        return None
    first, second = asked
    # When the money comes is told once it is known whether there will be any.
    waits = first.intent in COSTLY and second.intent not in COSTLY and second.intent != "refund_status"
    return (
        (second, first)
        if waits or second.intent in COSTLY and first.intent == "talk_to_human"
        else (first, second)
    )


def _one_story(one: str, other: str) -> bool:
    if {one, other} <= _REMEDIES and "refund_status" in (one, other):
        return False
    return any(one in story and other in story for story in _ONE_STORY)
