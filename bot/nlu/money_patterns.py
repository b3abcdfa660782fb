"""How sums of money stand in messages: as ceilings, floors, ranges, rough figures, prices and what was paid.

Patterns only; what they match is judged in `amounts`.
"""

from __future__ import annotations

import re

from bot.nlu.numbers import NOTE, NUMBER, one_of

_SIGN = one_of(r"€ | (?:us)?\$ | £ | (?<!\w)(?:eur|usd|gbp)\b")
_CURRENCY = one_of("eur(?:os?)? | dollars? | usd | gbp | pounds? | bucks? | quid")
_MONEY = one_of(rf"€ | \$ | £ | ,- | {_CURRENCY}\b")
# What makes a number something else than money.
_UNIT = one_of(
    r"""
    (?:(?:business|working|whole|full|more) )?(?:days?|weeks?) | months? | years? | yrs? | yo\b | y/o
    | hours? | hrs? | min(?:ute)?s?\b | sec(?:ond)?s?\b | o'?clock | [ap]\.?m\b | times | cents?\b
    | % | percent | [ckm]?m\b | inch(?:es)? | feet | ft\b | [cm]?l\b | (?:k|m)?g\b | kgs?\b | kilos? | grams?
    | (?:centi|milli|kilo)?met(?:re|er)s? | lit(?:re|er)s? | watts? | [gmt]b\b | miles? | pages?
    | people | persons? | guests? | kids | pieces? | pcs | pairs? | items? | orders? | stars? | of\b | x\b
    | (?:in )?(?:shoe )?sizes?\b(?!\s*(?:\d|x*[sml]\b))
    | (?:jan|feb)(?:\b|[a-z]*ary\b) | mar(?:\b|ch\b) | apr(?:\b|il\b) | may\b | jun(?:\b|e\b) | jul(?:\b|y\b)
    | aug(?:\b|ust\b) | (?:sep|oct|nov|dec)(?:\b|[a-z]*ber\b)
    """
)
# Not in the middle of a word or number, and no number that names something: a size, an age, an order.
_NAMED = ("size", "sizes", "age", "ages", "aged", "order", "orders", "number", r"no\.", r"nr\.")
_BEFORE = r"(?<![\w#.,:/])" + "".join(rf"(?<!\b{word} )" for word in _NAMED)
_END = rf"(?!\w)(?!\s*(?:-\s*)?{_UNIT})"
_NEARLY = r"(?:-?ish\b|,? (?:or so|or thereabouts|give or take)\b)"
_AMOUNT = rf"(?:(?P<sign>{_SIGN})\s*)?(?P<high>{NUMBER})(?P<nearly>{_NEARLY})?(?P<money>\s*{_MONEY})?"
_ABOUT = one_of(r"(?:for )?about | around | roughly | approx(?:imately)?\.? | circa | ca\.? | ~ | close to")

# "Must not be over 50" is a ceiling and "nothing under 50" a floor: what is compared, and whether a "not"
# turns it round. Between the two stand only words that carry no thought of their own.
NOT = one_of(
    r"""
    not | \w+n['’]t | (?:do|does|ca|wo|could|would|should|must|need|is)nt | cannot | no | never | nothing
    | none | without
    """
)
FILLER = one_of(
    """
    want(?:ing)? | to | spend(?:ing)? | pay(?:ing)? | cost(?:s|ing)? | be | go(?:ing)? | do | it | its | me
    | i | we | show | see | get | need | any(?:thing)? | something | ones? | things? | stuff | that | which
    | a | the | is | are | of | much | way | with | priced? | prices?
    """
)
_TURNED = rf"(?:(?P<turned>(?<!\w){NOT})(?: {FILLER}){{0,5}} )?"
_MORE = one_of(
    "over | above | (?:more(?: expensive)?|higher|dearer) than | north of | beyond | exceed(?:ing|s)? | >"
)
_LESS = one_of("under | below | (?:less(?: expensive)?|lower|cheaper) than | beneath | <")
COMPARED = re.compile(
    rf"(?<!\w){_TURNED}(?:(?P<more>{_MORE})|(?P<less>{_LESS}))\s*(?:{_ABOUT}\s*)?{_AMOUNT}{_END}",
    re.IGNORECASE,
)
# Of people, "over 50" is an age.
OF_PEOPLE = re.compile(
    r"(?:\b(?:for|who|people|person|some(?:one|body)|any(?:one|body)|men|women|man|woman|lad(?:y|ies)|folks?|guys?|adults?|kids"
    r"|s?he|they|mum|mom|mother|dad|father|gran\w*|aunt\w*|uncle|boss|wife|husband|turning|aged?)"
    r"(?:['’]?s| is| are)?(?: (?:well|just|now|already))?) *\Z",
    re.IGNORECASE,
)
_CEILING = one_of(
    r"""
    maximal(?:ly)? | max(?:imum)?\.?(?: of| is)? | at (?:the )?(?:very )?most | limit(?:ed)?(?: is| of| to)?
    | budget(?: is| of|:| max)? | for under | <=
    """
)
CEILING = re.compile(
    rf"(?<!\w)(?:(?P<strict>{_CEILING})|up ?to|within)\s*(?:{_ABOUT}\s*)?(?:max\.?\s*)?{_AMOUNT}{_END}",
    re.IGNORECASE,
)
SPENT = re.compile(rf"(?<!\w)(?P<strict>spend(?: up to| max)?)\s*{_AMOUNT}{_END}", re.IGNORECASE)
_FLOOR = one_of(
    r"""
    at (?:the )?(?:very )?least | min(?:imum|imal(?:ly)?)?\.?(?: of| is)? | >=
    | (?:start(?:ing|s)?|upwards?|up)(?: at| from| of) | from(?: about| around)?
    """
)
FLOOR = re.compile(rf"(?<!\w)(?P<strict>{_FLOOR})\s*(?:{_ABOUT}\s*)?{_AMOUNT}{_END}", re.IGNORECASE)
ROUGH = re.compile(rf"(?<!\w){_ABOUT}\s*{_AMOUNT}{_END}", re.IGNORECASE)
RANGE = re.compile(
    rf"{_BEFORE}(?P<lead>(?:some(?:where|thing) )?between |from )?(?:{_SIGN}\s*)?(?P<low>{NUMBER})"
    rf"(?:\s*{_MONEY})?\s*(?:-|–|—|to|up to|and|or)\s*{_AMOUNT}{_END}",
    re.IGNORECASE,
)
_CAPS = one_of(
    """
    max(?:imum)? | tops | at (?:the )?(?:very |absolute )?most | (?:or|and) (?:less|under|below|lower|cheaper)
    | limit | budget | to spend
    """
)
TRAILING = re.compile(rf"{_BEFORE}{_AMOUNT}\s*{_CAPS}\b", re.IGNORECASE)
_OPEN = one_of(
    r"""
    (?:or|and) (?:more|over|above|up(?:wards?)?|higher|beyond)\b | upwards?\b | plus\b(?!\s*\w) | \+(?!\s*\w)
    | min(?:imum)?\b | at (?:the )?(?:very )?least\b
    """
)
TRAILING_FLOOR = re.compile(rf"{_BEFORE}{_AMOUNT}\s*{_OPEN}", re.IGNORECASE)
NEARLY = re.compile(
    rf"{_BEFORE}(?<!'s )(?<!is )(?<!are )(?<!am )(?:{_SIGN}\s*)?"
    rf"(?P<high>{NUMBER}){_NEARLY}(?P<money>\s*{_MONEY})?{_END}",
    re.IGNORECASE,
)
_SUM = (
    rf"(?<!\boff )(?<![\w#.,/])(?:{_SIGN}\s*(?P<high>{NUMBER})(?!\w)|(?P<high2>{NUMBER})\s*{_MONEY}"
    rf"|(?P<high3>{NOTE})\b)(?! off\b)"
)
BARE = re.compile(_SUM, re.IGNORECASE)
# Said of money that has gone or is due already, so that the sum after it is no wish.
_SETTLED = one_of(
    """
    paid | (?:did|do|must|had to|have to)(?: i| we)? pay | (?:over)?charged? | charging | billed | invoiced?
    | receipt | took | taken | deducted | debited | transferred | owed? | refund(?:ed)? | costs
    | cost (?:me|us) | instead of | rather than
    """
)
SETTLED = re.compile(rf"(?<!\w){_SETTLED}(?: [\w']+){{0,3}}? (?P<sum>{_SUM})", re.IGNORECASE)
# A plain number after a loose word is a sum where the thought ends or goes on, and a count before a noun.
GOES_ON = re.compile(
    r"\s*(?:$|[^\w\s]|(?:please|pls|plz|thanks|thx|for|from|in|with|without|at|to|per|each|if|as|so|or|and|but|would"
    r"|is|that|which|who|i|it|he|she|we|my|the|less|more|under|over|below|above|though|now|then|instead|still|also|too|ok|okay|fine|this|today|maybe|perhaps|max|tops|total|altogether|range|budget)\b)",
    re.IGNORECASE,
)
