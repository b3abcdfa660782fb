"""The two ways to put an order right, as customers say them. Pure."""

import re

from actions.pending import Wait

CONFIRM = {Wait.REPLACE: "utter_confirm_replace", Wait.REFUND: "utter_confirm_refund"}

_REFUND = re.compile(r"\b(refund\w*|money back|my money|reimburse\w*)\b", re.IGNORECASE)
_REPLACEMENT = re.compile(
    r"\b(replac\w*|new one|another one|send (it |them |one )?again|resend|re-send|exchange\w*|swap)\b",
    re.IGNORECASE,
)


def way_in_words(text: str) -> str | None:
    """Return "refund" or "replacement" when the text names one and not the other."""
    refund, replacement = _REFUND.search(text) is not None, _REPLACEMENT.search(text) is not None
    if refund == replacement:
        return None
    return "refund" if refund else "replacement"
