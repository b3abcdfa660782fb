"""How sums of money stand in messages: as limits, ranges, rough figures, prices and what was paid.

Patterns only; what they match is judged in `amounts`.
"""

from __future__ import annotations

import re

from bot.nlu.numbers import NOTE, NUMBER, any_of

_SIGN = any_of("€", r"(?:us)?\$", "£", r"(?<!\w)(?:eur|usd|gbp)\b")
_MONEY = any_of(
    *("€", r"\$", "£", ",-"),
    any_of("eur(?:os?)?", "dollars?", "usd", "gbp", "pounds?", "bucks?", "quid") + r"\b",
)
# What makes a number something else than money.
_WHOLE = "(?:(?:business|working|whole|full|more) )?"
_UNIT = any_of(
    *(rf"{_WHOLE}days?", rf"{_WHOLE}weeks?", "months?", "years?", "yrs?", r"yo\b", "y/o", "hours?", "hrs?"),
    *(
        r"min(?:ute)?s?\b",
        r"sec(?:ond)?s?\b",
        "o'?clock",
        r"[ap]\.?m\b",
        "times",
        r"cents?\b",
        "%",
        "percent",
    ),
    *(
        r"[ckm]?m\b",
        "inch(?:es)?",
        "feet",
        r"ft\b",
        r"[cm]?l\b",
        r"(?:k|m)?g\b",
        r"kgs?\b",
        "kilos?",
        "grams?",
    ),
    *("(?:centi|milli|kilo)?met(?:re|er)s?", "lit(?:re|er)s?", "watts?", r"[gmt]b\b", "miles?", "pages?"),
    *("people", "persons?", "guests?", "kids", "pieces?", "pcs", "pairs?", "items?", "orders?", "stars?"),
    *(r"of\b", r"x\b", r"(?:in )?(?:shoe )?sizes?\b(?!\s*(?:\d|x*[sml]\b))"),
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:\b|[a-z]*(?:ar|r)y\b|ch\b|il\b|e\b|ust\b|[a-z]*ber\b)",
)
# Not in the middle of a word or number, and no number that names something: a size, an age, an order.
_NAMED = ("size", "sizes", "age", "ages", "aged", "order", "orders", "number", r"no\.", r"nr\.")
_BEFORE = r"(?<![\w#.,:/])" + "".join(rf"(?<!\b{word} )" for word in _NAMED)
_END = rf"(?!\w)(?!\s*(?:-\s*)?{_UNIT})"
_NEARLY = r"(?:-?ish\b|,? (?:or so|or thereabouts|give or take)\b)"
_AMOUNT = rf"(?:(?P<sign>{_SIGN})\s*)?(?P<high>{NUMBER}){_NEARLY}?(?P<money>\s*{_MONEY})?"

_STRICT = any_of(
    r"(?<!not )(?<!no )(?<!nothing )(?:under|below|(?:less|lower|cheaper) than)",
    *(
        "maximal(?:ly)?",
        r"max(?:imum)?\.?(?: of| is)?",
        "at (?:the )?(?:very )?most",
        "(?:no|not|never) more than",
    ),
    *("(?:no|not|nothing) (?:over|above)", "(?:not|n't) exceed(?:ing)?", "limit(?:ed)?(?: is| of| to)?"),
    *("budget(?: is| of|:| about| around| max)?", "spend(?: about| around| up to| max)?", "for under", "<=?"),
)
_LOOSE = any_of(
    *(
        "up ?to",
        "within",
        "(?:for )?about",
        "around",
        "roughly",
        r"approx(?:imately)?\.?",
        "circa",
        r"ca\.?",
        "~",
    )
)
_LOWER = (
    "over",
    "above",
    "from",
    "least",
    "more than",
    "less than",
    "not under",
    "starting at",
    "min",
    "off",
    ">",
)
_NO_LOWER = "".join(rf"(?<!{word} )" for word in _LOWER) + "(?<!>)"

RANGE = re.compile(
    rf"{_BEFORE}(?P<lead>between |from )?(?:{_SIGN}\s*)?(?P<low>{NUMBER})\s*{_MONEY}?"
    rf"\s*(?:-|–|—|to|up to|and|or)\s*{_AMOUNT}{_END}",
    re.IGNORECASE,
)
UPPER = re.compile(
    rf"(?<!\w)(?:(?P<strict>{_STRICT})|{_LOOSE})\s*(?:max\.?\s*)?{_AMOUNT}{_END}", re.IGNORECASE
)
_AFTER = any_of(
    *(
        "max(?:imum)?",
        "tops",
        "at (?:the )?(?:very |absolute )?most",
        "(?:or|and) (?:less|under|below|lower|cheaper)",
    ),
    *("limit", "budget", "to spend"),
)
TRAILING = re.compile(rf"{_BEFORE}{_AMOUNT}\s*{_AFTER}\b", re.IGNORECASE)
NEARLY = re.compile(
    rf"{_BEFORE}(?<!'s )(?<!is )(?<!are )(?<!am )(?:{_SIGN}\s*)?"
    rf"(?P<high>{NUMBER}){_NEARLY}(?P<money>\s*{_MONEY})?{_END}",
    re.IGNORECASE,
)
_SUM = (
    rf"{_NO_LOWER}(?<![\w#.,/])(?:{_SIGN}\s*(?P<high>{NUMBER})(?!\w)|(?P<high2>{NUMBER})\s*{_MONEY}"
    rf"|(?P<high3>{NOTE})\b)(?!\s*or more)"
)
BARE = re.compile(_SUM, re.IGNORECASE)
# Said of money that has gone or is due already, so that the sum after it is no wish.
_SETTLED = any_of(
    *("paid", r"(?:did|do|must|had to|have to)(?: i| we)? pay", "(?:over)?charged?", "charging", "billed"),
    *(
        "invoiced?",
        "receipt",
        "took",
        "taken",
        "deducted",
        "debited",
        "transferred",
        "owed?",
        "refund(?:ed)?",
    ),
    *("costs", "cost (?:me|us)", "instead of", "rather than"),
)
SETTLED = re.compile(rf"(?<!\w){_SETTLED}(?: [\w']+){{0,3}}? (?P<sum>{_SUM})", re.IGNORECASE)
# A plain number after a loose word is a sum where the thought ends or goes on, and a count before a noun.
GOES_ON = re.compile(
    r"\s*(?:$|[^\w\s]|(?:please|pls|plz|thanks|thx|for|from|in|with|without|at|to|per|each|if|as|so|or|and|but|would"
    r"|is|that|which|who|i|it|he|she|we|my|the|maybe|perhaps|max|tops|total|altogether|range|budget)\b)",
    re.IGNORECASE,
)
