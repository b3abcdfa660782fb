"""Beyond: questions about delivery and returns that go further than what the shop has told us.

What is known is how long delivery takes and within which days things go back. Where to, at what price, in
which ways and with which exceptions is known to the shop's people: it is neither guessed nor passed over.
"""

import re
from typing import Final

from actions.scene import Message

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
    r"|\bhow (?:does|do) (?:your |the )?(?:delivery|shipping|you (?:deliver|ship))(?: work)?\W*$",
    re.IGNORECASE,
)
# "How fast is express?", "how long does it take to Norway?"
_SPECIAL: Final = re.compile(
    r"\b(?i:express|priority|overnight|(?:same|next)[ -]day|abroad|overseas|international\w*|worldwide"
    r"|countr\w+|islands?|choose|pick|slot|cost\w*|free|price|pay|home|lockers?|saturdays?|sundays?|weekends?|holidays?)\b"
    r"|\b(?:to|in|into|from|outside) (?:the )?[A-Z]\w+",
)
_RETURN_TERMS: Final = re.compile(
    r"\b(?:free|costs?|fees?|charges?|pays?|postage|labels?|packag\w+|packing|pack|box|receipt|tags|opened|worn"
    r"|used|washed|sale|sales|discounted|books?|food|underwear|gifts?|present|excluded|exceptions?|part of"
    r"|pick ?up|collect\w*|store|shop|address|where|who|abroad|unused|personali\w+|service|form)\b"
    r"|\bcan(?:no|'|\u2019)?t (?:be|i)\b",
    re.IGNORECASE,
)
_A_WORD: Final = 2


def goes_beyond(message: Message) -> bool:
    """Return whether a question about delivery or returns asks for more than is known here."""
    text = message.text
    if message.is_payload:
        return False
    if message.intent == "faq_returns":
        return _RETURN_TERMS.search(text) is not None
    if message.intent != "faq_delivery" or _OF_ALL.search(text):
        return False
    soon = _HOW_SOON.search(text) is not None or len(text.split()) < _A_WORD
    return not soon or _SPECIAL.search(text) is not None
