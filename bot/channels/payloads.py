"""Which button payloads a customer may send.

Rasa reads "/intent{...}" as a command that sets entities and so slots. Buttons need that; customers typing it
must not reach further than the buttons do. Everything else that begins with "/" is words, not a command.
"""

from __future__ import annotations

import json
import re
from typing import FrozenSet, Mapping, Optional

_ABOUT_AN_OFFER = "like dislike buy why_product cheaper"
_ABOUT_AN_ORDER = (
    "order_status order_cancel order_return refund_status order_late order_damaged order_wrong_item "
    "order_missing_item inform_order"
)
_PLAIN = (
    "deny greet thanks goodbye talk_to_human surprise_me recommend_gift "
    "stop_mood resume_mood delete_my_data faq_delivery faq_payment faq_returns faq_warranty"
)

#: Intents that our own buttons send, and the entities each may carry.
ALLOWED: Mapping[str, FrozenSet[str]] = {
    **dict.fromkeys(_ABOUT_AN_OFFER.split(), frozenset({"impression"})),
    **dict.fromkeys(_ABOUT_AN_ORDER.split(), frozenset({"order_number"})),
    **dict.fromkeys(_PLAIN.split(), frozenset()),
    "recommend": frozenset({"impression", "category", "product"}),
    "refine_recommendation": frozenset({"impression", "product"}),
    "affirm": frozenset({"choice", "order_number"}),
}

_COMMAND_START = re.compile(r"\A\s*/[\s/]*")
_SHAPE = re.compile(r"/(?P<intent>[a-z_]{2,40})(?P<entities>\{.{0,200}\})?", re.DOTALL)
_VALUES = {
    "impression": re.compile(r"[A-Za-z0-9][A-Za-z0-9:._-]{0,79}"),
    # A shop's own article number.
    "product": re.compile(r"[A-Za-z0-9][A-Za-z0-9:._/-]{0,63}"),
    # As the shop spells it: "coffee & tea".
    "category": re.compile(r"[^\W_][\w&'’,./ -]{0,59}"),
    "choice": re.compile(r"replacement|refund"),
    # A shop's own order number: docs/shop-backend.md.
    "order_number": re.compile(r"(?:[A-Za-z]{2})?[0-9]{5,12}"),
}


def payload(text: str) -> Optional[str]:
    """Return the payload in canonical form, or None when the text is not one that buttons send."""
    match = _SHAPE.fullmatch(text.strip())
    if match is None or match["intent"] not in ALLOWED:
        return None
    entities = _entities(match["entities"], ALLOWED[match["intent"]])
    if entities is None:
        return None
    return f"/{match['intent']}" + (json.dumps(entities, separators=(",", ":")) if entities else "")


def as_words(text: str) -> str:
    """Return the text so that Rasa cannot take it for a command."""
    return _COMMAND_START.sub("", text)


def _entities(raw: Optional[str], allowed: FrozenSet[str]) -> Optional[dict]:
    if raw is None:
        return {}
    try:
        found = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or not set(found) <= allowed:
        return None
    for name, value in found.items():
        if not isinstance(value, str) or not _VALUES[name].fullmatch(value):
            return None
    return found
