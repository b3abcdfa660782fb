"""Packing: complaints about how a parcel was packed, told from those about who brought it or what was in it.

Nothing is taken back for its box: they are passed on to the people who pack.
"""

import re
from typing import Final

from actions.scene import Message

_PACKING: Final = re.compile(
    r"\b(?:pack(?:ag(?:ing|ed)|ed|ing)|(?:un)?wrap(?:ped|ping)|gift wrap|bubble[- ]?wrap"
    r"|(?:outer|shipping|delivery) (?:box|carton)"
    r"|(?:box|carton) (?:was|is) (?:\w+ ){0,2}too (?:big|large|small))\b",
    re.IGNORECASE,
)
# Of a thing that is not good enough these would be said of the thing: "feels like cardboard".
_BESIDE_IT: Final = re.compile(
    r"\b(?:un)?wrap\b|\bpadding\b|\bcard ?board\b|\bcartons?\b|\b(?:sty|polysty)r\w+\b|\bplastic\b"
    r"|\b(?:huge|giant|enormous|oversized) box\b|\bbox (?:was|is)\b",
    re.IGNORECASE,
)
# A thing that suffered, or a wish to be rid of it, is more than that.
_MORE: Final = re.compile(
    r"\b(?:return\w*|refund\w*|send (?:it )?back|money|exchange|replac\w*|quality|material|fabric|worn|used"
    r"|driver|courier|delivery (?:man|guy|person)|neighbour|neighbor)\b",
    re.IGNORECASE,
)


def of_packing(message: Message) -> bool:
    """Return whether a message complains of nothing but the packing."""
    text = message.text
    if message.is_payload or _MORE.search(text) is not None:
        return False
    match message.intent:
        case "complain_courier":
            return (_PACKING.search(text) or _BESIDE_IT.search(text)) is not None
        case "complain_quality":
            return _PACKING.search(text) is not None
    return False
