"""Wishes that read like something else.

In scorn, "go on, show me more of your junk" returns no order: whoever asks to be shown something in plain
words is answered as if they had asked calmly. And beside goods on show, "I want a red one" exchanges none: it
bends the offer, as "not the cheap stuff" does, which complains of no quality, and "haha great, another one"
is no small talk. Whether anything is shown is for `actions.talk.tact` to say.
"""

import re
from dataclasses import replace
from typing import Final

from actions.care.bare import further
from actions.care.kinds import Outcome
from actions.care.stretches import browsing
from actions.orders.numbers import order_numbers
from actions.reply import Reply, say
from actions.shelf.first_things import first_things_first
from actions.shelf.goes_with import goes_with_it
from actions.shelf.narrowing import ask_what_for
from actions.shelf.reactions import seen
from actions.shelf.show import intro_for, show
from actions.shelf.stock import EMPTY
from actions.shelf.wish import budget_said, read_wish
from actions.talk.tact import holds_back
from actions.work import Work

_SEE: Final = re.compile(
    r"((?<!\byou )|(?<=can you )|(?<=uld you ))\b(show|find|recommend|suggest|sell|offer) (me|us)\b"
    r"(?! (how|where|why|when|that)\b)"
    r"|\b(recommend|suggest) (some|any|another|one|a|an)\w*\b"
    r"|\bwhat (else )?(have|do|would|could|can|will) you (got|have|sell|recommend|suggest|offer)\b"
    r"|\bwhat should i (buy|get)\b|\b(your|another|a|any) (next )?(recommendation|suggestion)s?\b",
    re.IGNORECASE,
)
_NOT: Final = re.compile(
    r"(\bnot|n'?t|\bnever|\bstop)( \w+)? (show|find|recommend|suggest|sell|offer)", re.IGNORECASE
)
# … unless it is about an order after all.
_ORDER: Final = re.compile(
    r"\b(orders?|ordered|parcel|package|delivery|deliver\w*|refund\w*|return\w*|cancel\w*|exchange|replac\w*|money"
    r"|receipt|invoice|tracking|back|voucher|account|person|human|manager|somebody|someone)\b",
    re.IGNORECASE,
)
_MISREAD: Final = frozenset(
    {
        *("order_return", "order_exchange", "complain_quality", "complain", "dislike", "like", "praise"),
        *("order_damaged", "order_wrong_item", "nlu_fallback"),
    }
)


# What changes an order, and beside goods on show may only be meant of those.
_OF_AN_ORDER: Final = frozenset({"order_exchange", "order_change", "order_wrong_item"})
_OF_GOODS: Final = frozenset(
    {
        "product_question",
        "stock_question",
        "surprise_me",
        "recommend",
        "refine_recommendation",
        "nlu_fallback",
    }
)
_WOULD_COME: Final = re.compile(
    r"\b(?:when|how (?:soon|fast|quickly|long))\b.{0,20}\b(?:would|could|can|will) (?:it|they|that|this)\b"
    r"|\b(?:would|could|will|can) (?:it|they|that|this) (?:arrive|come|be here|get here|make it)\b",
    re.IGNORECASE,
)
_GOOD_HUMOUR: Final = frozenset(
    {"chitchat", "praise", "like", "thanks", "affirm", "goodbye", "nlu_fallback", "out_of_scope"}
)
_TRAITS: Final = ("colour", "size", "brand", "category", "budget")


def misread_wish(work: Work) -> Reply | None:
    """Return the answer to a wish that was read as something else; None where nothing was misread."""
    return _goes_with_it(work) or _arrival(work) or _bent_offer(work) or _further(work) or _in_scorn(work)


def _goes_with_it(work: Work) -> Reply | None:
    if work.message.intent not in _OF_GOODS or holds_back(work) is not None:
        return None
    return goes_with_it(work)


def _arrival(work: Work) -> Reply | None:
    """Answer "when would it arrive" of goods on show, which is of no order."""
    message = work.message
    of_goods = browsing(work.scene.before) and message.intent in {"order_status", "order_late"}
    if not of_goods or message.is_payload or order_numbers(message) or not _WOULD_COME.search(message.text):
        return None
    return say(work.voice.say("utter_faq_delivery"), outcome=Outcome.FACTS)


def _bent_offer(work: Work) -> Reply | None:
    message = work.message
    if message.is_payload or _ORDER.search(message.text) or order_numbers(message):
        return None
    looking, said = browsing(work.scene.before), budget_said(message)
    of_an_order = looking and message.intent in _OF_AN_ORDER and any(map(message.entity, _TRAITS))
    if not of_an_order and (message.intent != "complain_quality" or said is None):
        return None
    if holds_back(work) is not None:
        return first_things_first(work)
    wish = read_wish(message, work.shelf() or EMPTY, keep=looking)
    intro = (intro_for(said) if said is not None else None) or "utter_offer_refined"
    return show(work, wish, intro=intro, without=seen(work))


def _further(work: Work) -> Reply | None:
    """Show the next where "haha great, another one" was taken for a word about the moment."""
    message = work.message
    if message.is_payload or message.intent not in _GOOD_HUMOUR or not browsing(work.scene.before):
        return None
    if message.slot("pending") is not None or further(message.text) is None:
        return None
    if holds_back(work) is not None:
        return first_things_first(work)
    wish = read_wish(message, work.shelf() or EMPTY, keep=True)
    return show(work, wish, intro="utter_offer_refined", without=seen(work))


def _in_scorn(work: Work) -> Reply | None:
    message = work.message
    taken_for_yes = message.intent == "affirm" and message.slot("pending") is None
    if message.is_payload or not (taken_for_yes or message.intent in _MISREAD):
        return None
    if not _SEE.search(message.text) or _NOT.search(message.text) or _ORDER.search(message.text):
        return None
    if order_numbers(message):
        return None
    wish = replace(work, scene=replace(work.scene, message=replace(message, intent="recommend")))
    if holds_back(wish) is not None:
        return first_things_first(wish)
    wanted = read_wish(wish.message, work.shelf() or EMPTY)
    shown = seen(work) if browsing(work.scene.before) else ()
    return ask_what_for(wish, wanted) or show(wish, wanted, intro="utter_offer", without=shown)
