"""The two ways to put an order right, as customers say them. Pure."""

import re

from actions.pending import Wait

CONFIRM = {Wait.REPLACE: "utter_confirm_replace", Wait.REFUND: "utter_confirm_refund"}

_REFUND = re.compile(r"\b(refund\w*|money back|my money|reimburse\w*)\b", re.IGNORECASE)
_REPLACEMENT = re.compile(
    r"\b(replac\w*|new one|another one|send (it |them |one )?again|resend|re-send|exchange\w*|swap"
    r"|(right|correct|proper) (one|thing|item|article|product|colour|color|size)"
    r"|what i (actually )?ordered)\b",
    re.IGNORECASE,
)


_SIGNS = re.compile(r"[.!,;:…]")
# A replacement is the same article again.
_DIFFERENT = re.compile(
    r"\b(bigger|smaller|larger|longer|shorter|wider|narrower"
    r"|different (one|size|colou?r|model|thing|item|article)"
    r"|(an)?other (size|colou?r|model))\b",
    re.IGNORECASE,
)
HARDLY_MORE = 3
# "No, a refund" chooses; "I don't want a refund" does not.
NOT = r"not|never|without|instead of|rather than|cannot|\w+n't|(do|does|did|is|wo|ca|should)nt"
_REJECTS = re.compile(rf"\b({NOT}|no (refund|replacement|new one|exchange|money))\b", re.IGNORECASE)


def rejects_a_way(text: str) -> bool:
    """Return whether the way a text names may be the one it does not want."""
    return _REJECTS.search(text) is not None


def other_way(text: str, asked: Wait) -> str | None:
    """Return the way a text asks for in place of the one it was asked the yes for; None when it does not."""
    way = way_in_words(text)
    same = way is None or (way == "refund") == (asked is Wait.REFUND)
    return None if same or rejects_a_way(text) else way


def way_again(text: str, asked: Wait) -> str | None:
    """Return the way it was asked the yes for, where the text is hardly more than its name: "replacement"."""
    way = way_in_words(text) if len(text.split()) <= HARDLY_MORE else None
    return way if way is not None and (way == "refund") == (asked is Wait.REFUND) else None


def way_in_words(text: str) -> str | None:
    """Return "refund" or "replacement" when the text names one and not the other."""
    plain = " ".join(_SIGNS.sub(" ", text).split())  # "money. back. now."
    if _DIFFERENT.search(plain):
        return None
    refund, replacement = _REFUND.search(plain) is not None, _REPLACEMENT.search(plain) is not None
    if refund == replacement:
        return None
    return "refund" if refund else "replacement"
