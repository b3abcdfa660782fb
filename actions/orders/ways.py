"""The two ways to put an order right, as customers say them. Pure."""

import re

from actions.pending import Wait

CONFIRM = {Wait.REPLACE: "utter_confirm_replace", Wait.REFUND: "utter_confirm_refund"}

_REFUND = re.compile(r"\b(refund\w*|money back|my money|reimburse\w*)\b", re.IGNORECASE)
_REPLACEMENT = re.compile(
    r"\b(replac\w*|new one|another one|send (it |them |one )?again|resend|re-send|exchange\w*|swap)\b",
    re.IGNORECASE,
)


# "No, a refund" chooses; "I don't want a refund" does not.
_REJECTS = re.compile(
    r"\b(not|never|without|instead of|rather than|\w+n['\u2019]t|dont"
    r"|no (refund|replacement|new one|exchange|money))\b",
    re.IGNORECASE,
)


def rejects_a_way(text: str) -> bool:
    """Return whether the way a text names may be the one it does not want."""
    return _REJECTS.search(text) is not None


def other_way(text: str, asked: Wait) -> str | None:
    """Return the way a text asks for in place of the one it was asked the yes for; None when it does not."""
    way = way_in_words(text)
    same = way is None or (way == "refund") == (asked is Wait.REFUND)
    return None if same or rejects_a_way(text) else way


def way_in_words(text: str) -> str | None:
    """Return "refund" or "replacement" when the text names one and not the other."""
    refund, replacement = _REFUND.search(text) is not None, _REPLACEMENT.search(text) is not None
    if refund == replacement:
        return None
    return "refund" if refund else "replacement"
