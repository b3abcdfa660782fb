"""Gift cards to buy: told from those somebody has, and shown where the catalogue holds some."""

import re
from typing import Final

from actions.reply import Reply
from actions.scene import Message
from actions.shelf.show import show
from actions.shelf.stock import stems
from actions.shelf.wish import Wish
from actions.work import Work

_CARD: Final = re.compile(r"\bgift[- ]?(?:cards?|vouchers?|certificates?)\b", re.IGNORECASE)
_TO_BUY: Final = re.compile(
    r"\b(?:sell|buy|get|order|purchase|offer|exist|available|looking for|interested in)\b"
    r"|\b(?:give|send) (?:\w+ ){0,2}an?\b"
    r"|\b(?:do you|have you|you) (?:have|got|do)\b|\bgot any\b|\b(?:is|are) there\b"
    r"|\b(?:like|want|need) (?:to \w+ )?(?:some|an?)\b|\bhow much (?:is|are|does|do|for)\b"
    r"|^\W*(?:an? |any )?gift[- ]?\w+(?: (?:for|of|worth) [^?]{1,30})?(?: please)?\W*$",
    re.IGNORECASE,
)
_TO_USE: Final = re.compile(
    r"\b(?:my (?:\w+ )?(?:gift|cards?|vouchers?|code)|mine|i (?:have|got|lost|found|received)|i've|use|using"
    r"|redeem\w*|enter|pay|paying|balance|left|expir\w*|valid|code|take|accept|works?"
    r"|with (?:an?|the|two|this|that) gift|on (?:an?|the|this) gift)\b",
    re.IGNORECASE,
)


def wants_gift_card(message: Message) -> bool:
    """Return whether somebody asks to buy a gift card, and not what to do with theirs."""
    if message.is_payload or message.intent != "voucher_question":
        return False
    asked = all(pattern.search(message.text) for pattern in (_CARD, _TO_BUY))
    return asked and _TO_USE.search(message.text) is None


def gift_cards(work: Work) -> Reply | None:
    """Return the catalogue's gift cards for who asks to buy one; None where it has none."""
    shelf = work.shelf() if wants_gift_card(work.message) else None
    titles = (one.title for one in shelf.products.values() if one.stock > 0) if shelf is not None else ()
    named = next((found[0] for title in titles if (found := _CARD.search(title))), None)
    return show(work, Wish(words=frozenset(stems(named))), intro="utter_offer") if named else None
