"""Order numbers in a message, in the shop's spelling; not what only looks like one or is said "not" to."""

import re

from actions.scene import Message

# For messages whose numbers the language model missed; five digits or more, so that prices stay out.
# Another shop's letters count only where they touch the digits: "no 10001" names no letters.
_NUMBER = re.compile(
    r"(?<![\w.,€$£])(?:(?:AT[\s-]?)?#?(\d{5,12})|([A-Z]{2}-?\d{5,12}))(?![\w%]|[.,]\d)", re.IGNORECASE
)
OURS = "AT"  # stands before digits alone
# A bare number beside these is something else, unless it is spoken of as an order.
_ELSE = re.compile(
    r"\b(post ?code|zip( ?code)?|postal|plz|pin|address|street|live|lives|moved|phone|call|tracking"
    r"|paid|pay|cost|costs|costed|price|worth|charged?|yen|eur|euros?|usd|dollars?|bucks|pounds?|quid|francs?|chf)\b",
    re.IGNORECASE,
)
_AS_ORDER = re.compile(
    r"\b(order|purchase|parcel|package|number|no\.?|nr\.?)\s*(is|:|#|number|no\.?|nr\.?)*\s*#?$",
    re.IGNORECASE,
)
_NEAR = 40  # characters before a number, which say what it is
# "to 10115 Berlin"
_TOWN_BEFORE = re.compile(r"\b(to|in|at|from|near)\s+$", re.IGNORECASE)
_TOWN_AFTER = re.compile(r",? [A-ZÀ-Þ][a-zà-þ]+")
_MARKED = re.compile(r"AT\S*\d|[A-Za-z]{2}-?\d|#")
# "Not AT10001, AT10002" means the second.
_NOT_THIS = re.compile(
    r"\b(?:not|isn'?t|wasn'?t|instead of|rather than|never)\s+(?:for |the |my |about )*"
    r"(?:order )?(?:number )?(?:AT[\s-]?)?#?(\d{5,12}|[A-Z]{2}-?\d{5,12})(?!\w)",
    re.IGNORECASE,
)


def order_numbers(message: Message) -> list[str]:
    """Return the order numbers in the message, in the shop's spelling; without those it says "not" to."""
    named = [normal(value) for value in message.entities.get("order_number", ())]
    typed = [] if message.is_payload else _typed(message.text)
    numbers = list(dict.fromkeys(number for number in (*named, *typed) if number))
    rejected = {normal(number) for number in _NOT_THIS.findall(message.text)}
    return [number for number in numbers if number not in rejected] or numbers


def _typed(text: str) -> list[str]:
    found, something_else = [], _ELSE.search(text) is not None
    for match in _NUMBER.finditer(text):
        before = text[max(0, match.start() - _NEAR) : match.start()]
        plain = not _MARKED.search(match.group()) and _AS_ORDER.search(before) is None
        town = _TOWN_BEFORE.search(before) and _TOWN_AFTER.match(text, match.end())
        if not (plain and (town or something_else)):
            found.append(normal(match[1] or match[2]))
    return found


def normal(number: str) -> str:
    """Return an order number in the shop's spelling: "#at-10001" becomes "AT10001"; "" if it is none."""
    plain = re.sub(r"[^A-Z0-9]", "", number.upper())
    return (f"{OURS}{plain}" if plain.isdigit() else plain)[:16]
