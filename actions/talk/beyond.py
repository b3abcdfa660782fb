"""Beyond: which sentences answer a question about the shop, and where they end.

What is known is how long delivery takes, within which days things go back, how one orders, where a code goes.
Whatever goes further (where to, at what price, with which exceptions, gift wrapping) is known to the shop's
people: it is neither guessed nor passed over.
"""

import re
from typing import Final

from actions.scene import Message
from actions.shelf.gift_cards import wants_gift_card
from actions.talk.packing import of_packing

_HOW_SOON: Final = re.compile(
    r"\bhow (?:long|fast|quick(?:ly)?|soon|late|many (?:working )?days)\b"
    r"|\b(?:delivery|shipping|transit) times?\b|\btimes? (?:of|for) (?:delivery|shipping)\b|\btake long\b"
    r"|\bwhen (?:will|would|does|do|can|could|should|is|are)\b|\b(?:if|something) (?:i )?order(?:ed)?\b"
    r"|\btrack(?:ing|ed)?\b|\btoo late\b|\bin time\b",
    re.IGNORECASE,
)
# No question yet, or one about all of it.
_OF_ALL: Final = re.compile(
    r"\b(?:tell me|know|info\w*|questions?|something|ask) (?:about|on|regarding)\b"
    r"|\b(?:delivery|shipping) (?:info\w*|questions?|details|conditions|policy|rules)\b"
    r"|\bhow (?:does|do) (?:your |the )?(?:delivery|shipping|you (?:deliver|ship))(?: work)?\W*$"
    r"|^\W*\w+\W*$",
    re.IGNORECASE,
)
# "How fast is express?", "how long does it take to Norway?"
_SPECIAL: Final = re.compile(
    r"\b(?i:express|priority|overnight|(?:same|next)[ -]day|abroad|overseas|international\w*|worldwide"
    r"|countr\w+|islands?|choose|pick|slot|cost\w*|free|price|pay|home|lockers?|saturdays?|sundays?"
    r"|weekends?|holidays?)\b"
    r"|\b(?:to|in|into|from|outside) (?:the )?[A-Z]\w+",
)
_RETURN_TERMS: Final = re.compile(
    r"\b(?:free|costs?|fees?|charges?|pays?|postage|labels?|packag\w+|packing|pack|box|receipt|tags|opened|worn"
    r"|used|washed|sale|sales|discounted|books?|food|underwear|gifts?|present|excluded|exceptions?|part of"
    r"|pick ?up|collect\w*|store|shop|address|where|who|abroad|unused|personali\w+|service|form)\b"
    r"|\bcan(?:no|')?t (?:be|i)\b",
    re.IGNORECASE,
)
_ORDER_TERMS: Final = re.compile(
    r"\b(?:wrap\w*|card|note|message|guest|without|accounts?|sign up|bulk|large|quantit\w+|maximum|minimum"
    r"|phone|e-?mail|whatsapp|confirmation|trouble|problems?|broken|fail\w*|disappear\w*|vanish\w*|empty"
    r"|nothing happens|cannot|someone else|friend|addresses|later|binding)\b"
    r"|\b\w+n'?t (?:work|load|find|get|place|order|put|add|complete|let|receive|do|do anything)\b",
    re.IGNORECASE,
)
_LESS: Final = re.compile(
    r"\b(?:discounts?|sales?|promotions?|reduced|reductions?|bonus|deals?|offers?|black friday|compensat\w+"
    r"|goodwill|(?:my|the|this) trouble)\b",
    re.IGNORECASE,
)
_MAILS: Final = re.compile(
    r"\b(?:news ?letters?|unsubscribe|advert\w*|marketing|promo\w*|spam|mailing list)\b"
    r"|\b(?:stop|fewer|no more|too many|less)\b.{0,20}\b(?:e-?)?mails?\b",
    re.IGNORECASE,
)
NO_GIFT_CARDS: Final = "utter_no_gift_cards"
# Where only a person can go on.
FOR_A_PERSON: Final = frozenset(
    {
        *("utter_faq_delivery_beyond", "utter_faq_returns_beyond", "utter_how_to_order_beyond"),
        *("utter_discount_question", "utter_newsletter_question", NO_GIFT_CARDS),
    }
)


def family_for(message: Message) -> str:
    """Return the family of sentences that answers a question about the shop, as far as it is known."""
    intent = message.intent
    if message.is_payload:
        return f"utter_{intent}"
    if intent == "voucher_question" and _LESS.search(message.text):
        return "utter_discount_question"
    if wants_gift_card(message):
        return NO_GIFT_CARDS
    if of_packing(message):
        return "utter_packing"
    if intent == "account_help" and _MAILS.search(message.text):
        return "utter_newsletter_question"
    return f"utter_{intent}_beyond" if _goes_further(intent, message.text) else f"utter_{intent}"


def _goes_further(intent: str, text: str) -> bool:
    match intent:
        case "faq_returns":
            return _RETURN_TERMS.search(text) is not None
        case "faq_delivery" if not _OF_ALL.search(text):
            return _HOW_SOON.search(text) is None or _SPECIAL.search(text) is not None
        case "how_to_order":
            return _ORDER_TERMS.search(text) is not None
    return False
