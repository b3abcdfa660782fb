"""The kinds of questions people ask about a change that is being settled, and which words answer each."""

import re
from dataclasses import dataclass
from typing import Final

from actions.buttons import PERSON
from actions.pending import WAYS_OUT, Wait
from actions.reply import Button
from store import OrderStatus

_QUESTION: Final = re.compile(
    r"\?|^\W*((and|but|so|ok(ay)?|wait|yes|hm+|um+|well|just|also|actually)\W+)*"
    r"(how|when|what|whats|which|who|where|do|does|will|would|can|could|is|are|must|should|if)\b"
    r"|\bhow (long|much|soon|quick(ly)?|fast|many|will|do|does)\b|\bdo i (have|need|get)\b",
    re.IGNORECASE,
)
_WHEN: Final = r"\b(how (long|soon|quick(ly)?|fast|many days)|when|what day|take long|takes? to)\b"
_MONEY: Final = r"\b(refund\w*|money|cash|paid back|reimburs\w*|credited|my (account|card)|banks?)\b"
_NEW_ONE: Final = r"\b(replac\w*|new one|another( one)?|second one)\b"
_TAKES: Final = (
    r"^\W*((and|so|ok) )?how (long|soon)\W*$|\bhow (does|would|do|will) (that|it|this) work\b|\bthe process\b"
    r"|\bhow (long|soon|quick(ly)?|fast)\b.{0,20}\b(it|that|this)\b|\bwhen\b.{0,30}\b(it|that)\b"
    r"|\bhow (long|many days)\b.{0,20}\bwait\b"
)


def _all(*parts: str) -> re.Pattern[str]:
    """Return what matches where every part is found; from the start only, or a long message takes minutes."""
    return re.compile(r"\A" + "".join(rf"(?=.*?(?:{part}))" for part in parts), re.IGNORECASE | re.DOTALL)


_DISCOUNT: Final = _all(
    r"\b(discount|money off|partial(ly)? refund\w*|half (the|my) money|(part|some) of (the|my) money"
    r"|knock \S+ off|something off|compensation)\b"
)
_SUM: Final = _all(
    r"\bhow much\b|\bfull (amount|refund|price)\b|\b(all|everything) back\b|\bwhat.{0,12}\bworth\b"
    r"|\bwhat (do|will|would) i get back\b"
)
_MONEY_WHEN: Final = _all(_WHEN, _MONEY)
_MONEY_HOW: Final = _all(
    r"\b(how|where|which|what|will|does|do|is)\b",
    r"\bget (my|the) (money|refund|cash)\b|\b(money|refund|it) (go|goes|back) (back )?(to|on)\b"
    r"|\bstore credit\b"
    r"|\b(same|original|my) (card|account|way|payment)\b|\bhow.{0,20}\brefunded\b",
)
_NEW_WHEN: Final = _all(_WHEN, _NEW_ONE)
_TAKES_IT: Final = _all(_TAKES)
_BACK_FIRST: Final = _all(
    r"\b(do|must|should|need|have to|got to|supposed to|what)\b",
    r"\b(send|return|post|ship|bring|give|mail)\w*\b.{0,40}\b(back|it|first)\b"
    r"|\bwith the (broken|damaged|old|wrong|first|faulty|other) \w+|\bkeep the (broken|old|wrong)\b",
)
_WAYS_BACK: Final = _all(
    r"\b(postage|pay|pays|free|cost\w*|charge\w*|label|pack\w*|box|drop|pick\w* up|collect\w*|address"
    r"|where|who|how)\b",
    r"\b(send|sending|return\w*|post\w*|ship\w*|pack\w*|label|drop|pick|collect\w*|back)\b",
)
_COSTS_IT: Final = _all(
    r"\b(pay|pays|free|cost\w*|charge\w*|fees?)\b", r"\b(it|that|this|something|anything|extra)\b"
)
_TIME_LEFT: Final = _all(
    r"\bhow (long|much time|many days) (do|have|did) i\b|\b(until|till|by) when\b|\bdeadline\b"
)
_WHAT_OF_MONEY: Final = _all(
    r"^\W*((and|but|so|ok(ay)?|what about|how about)\W+)+(the|my) (money|refund)\W*$"
)
_UNDO: Final = _all(
    r"\bchange my mind\b|\bundo\b|\btake (it|that) back\b|\b(cancel|change) (it |that )?later\b|\bfinal\b"
)
_LOST: Final = _all(r"\b(lost|stolen|missing)\b", r"\b(mean\w*|what|where|who|why|how|stolen)\b")
_ITEMS: Final = _all(
    r"\bwhat (did|have) i (order|buy|ordered|bought)\b"
    r"|\bwhat( exactly)?('?s| is| was) (in )?(it|that|this|that order)( again| exactly)?\W*$"
    r"|\bwhich (order|one) (is|was) (that|it|this)\b|\bremind me\b"
)
_DONE: Final = _all(
    r"\b(is|was|has|have|are|did|does)\b.{0,12}"
    r"\b(it|that|this|everything|(my|the) (order|return|refund|money))\b.{0,20}\b(cancel(l)?ed|refunded"
    r"|returned|registered|done|through|sorted|settled|confirmed|processed|made|work(ed)?)\b"
)
NOW_WHAT: Final = re.compile(
    r"(?:^|[.!?,;\]])\W{0,3}(?:(?:and|but|so|ok(?:ay)?|well|right|fine|great)\W{1,3}){0,4}"
    r"(?:what (?:now|next|happens(?: now| next)?|do (?:we|i) do(?: now)?|can (?:i|we|you) do(?: now)?"
    r"|are (?:my|the) (?:options|choices)|should i do(?: now)?)|now what|and now)\b"
    r"(?:\W{1,3}(?:then|here|please|exactly|i guess)){0,3}(?:\W*$|,.{0,25}$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Aside:
    """One kind of question: after which changes it is one, what asks it, and the family that answers.

    Attributes
    ----------
    only
        Where the order must stand; None for anywhere.
    """

    asked: re.Pattern[str]
    family: str
    after: frozenset[Wait]
    buttons: tuple[Button, ...] = ()
    only: OrderStatus | None = None


_CHOICE = frozenset({Wait.CHOOSE})
_PAYS_BACK = frozenset({Wait.CANCEL, Wait.REFUND})
UNDO: Final = Aside(_UNDO, "utter_aside_undo", WAYS_OUT)
DONE: Final = Aside(_DONE, "utter_aside_not_yet", WAYS_OUT)
# From the top; the first that fits answers.
_ASIDES: Final = (
    Aside(_DISCOUNT, "utter_aside_discount", WAYS_OUT, (PERSON,)),
    UNDO,
    Aside(_SUM, "utter_aside_sum", WAYS_OUT - {Wait.REPLACE}),
    Aside(_NEW_WHEN, "utter_aside_replacement", frozenset({Wait.REPLACE}) | _CHOICE),
    Aside(_MONEY_WHEN, "utter_aside_money", _PAYS_BACK | _CHOICE),
    Aside(_MONEY_WHEN, "utter_aside_money_return", frozenset({Wait.RETURN})),
    Aside(_WHAT_OF_MONEY, "utter_aside_money", _PAYS_BACK | _CHOICE),
    Aside(_WHAT_OF_MONEY, "utter_aside_money_return", frozenset({Wait.RETURN})),
    Aside(_MONEY_HOW, "utter_aside_money", _PAYS_BACK | _CHOICE),
    Aside(_MONEY_HOW, "utter_aside_money_return", frozenset({Wait.RETURN})),
    Aside(_BACK_FIRST, "utter_aside_keep", frozenset({Wait.REPLACE, Wait.REFUND}) | _CHOICE),
    Aside(_WAYS_BACK, "utter_aside_ways_back", frozenset({Wait.RETURN}), (PERSON,)),
    Aside(_COSTS_IT, "utter_aside_ways_back", frozenset({Wait.RETURN}), (PERSON,)),
    Aside(_COSTS_IT, "utter_aside_free", frozenset({Wait.REPLACE}) | _CHOICE),
    Aside(_TIME_LEFT, "utter_faq_returns", frozenset({Wait.RETURN})),
    Aside(_ITEMS, "utter_aside_items", WAYS_OUT),
    DONE,
    Aside(_LOST, "utter_aside_lost", _CHOICE, only=OrderStatus.LOST),
    Aside(_TAKES_IT, "utter_aside_money", _PAYS_BACK),
    Aside(_TAKES_IT, "utter_aside_money_return", frozenset({Wait.RETURN})),
    Aside(_TAKES_IT, "utter_aside_replacement", frozenset({Wait.REPLACE})),
)


def asked_in(text: str) -> tuple[Aside, ...]:
    """Return the kinds of questions the words may be, likeliest first; none where they ask nothing."""
    if _QUESTION.search(text) is None:
        return ()
    return tuple(one for one in _ASIDES if one.asked.search(text))
