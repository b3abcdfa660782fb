"""Vouchers: what a code is worth to the customer who asks, as the shop's records have it.

A code that is unknown, one that is somebody else's, and any code after too many guesses get the same words.
"""

import logging
import re

from actions.money import price
from actions.orders.days import until
from actions.work import Work
from store import GrantKind, Voucher

log = logging.getLogger(__name__)

_GROUPS = re.compile(
    r"(?<![\w-])(?=[\w-]*\d)[a-z][a-z0-9]{1,15}(?:-[a-z0-9]{2,16}){1,4}(?![\w-])", re.IGNORECASE
)
# Without groups only in capitals: "iphone15" and "size42" are no codes.
_ONE_WORD = re.compile(r"(?<![\w-])(?=[A-Z]*\d)[A-Z][A-Z0-9]{5,23}(?![\w-])")
_ORDER_NUMBER = re.compile(r"AT-?\d+")
_LONGEST = 40
_SPOKEN_OF = re.compile(r"\b(vouchers?|coupons?|(gift )?cards?|codes?)\b", re.IGNORECASE)


def voucher_words(work: Work) -> str | None:
    """Return what is known of the code in a question about vouchers; None when it names none."""
    code = code_in(work.message.text)
    return _told(work, code) if code is not None else None


def voucher_after_all(work: Work) -> str | None:
    """Return the same for a message that was not understood, where a code in it makes it such a question."""
    code = code_in(work.message.text)
    if code is None or work.message.is_payload:
        return None
    if _of_vouchers(work):
        return _told(work, code)
    # Any word with a dash and a digit looks like a code: only one that is theirs is worth an answer.
    found = _look_up(work, code) if "-" in code else None
    return _standing(work, found) if found is not None else None


def code_in(text: str) -> str | None:
    """Return the first thing in a text that may be a voucher's code, in capitals."""
    for pattern in (_GROUPS, _ONE_WORD):
        for match in pattern.finditer(text):
            code = match.group().upper()
            if len(code) <= _LONGEST and not _ORDER_NUMBER.fullmatch(code):
                return code
    return None


def _of_vouchers(work: Work) -> bool:
    """Return whether vouchers are spoken of in this message, or were in the one before it."""
    last = work.scene.last
    before = last is not None and last.intent == "voucher_question"
    return before or _SPOKEN_OF.search(work.message.text) is not None


def _told(work: Work, code: str) -> str:
    if work.scene.customer_id is None:
        return work.voice.say("utter_voucher_sign_in")
    found = _look_up(work, code)
    return _standing(work, found) if found is not None else work.voice.say("utter_voucher_unknown", code=code)


def _look_up(work: Work, code: str) -> Voucher | None:
    customer = work.scene.customer_id
    if customer is None:
        return None
    found = work.shop.voucher(customer, code)
    if not work.store.identity.voucher(work.message.conversation_id, customer, passed=found is not None):
        log.warning("voucher.too_many turn=%s", work.message.turn_id)
        return None
    return found


def _standing(work: Work, voucher: Voucher) -> str:
    now, code = work.scene.now, voucher.code
    if voucher.used or voucher.left_cents == 0:
        return work.voice.say("utter_voucher_used", code=code)
    if voucher.until is not None and voucher.until < now:
        return work.voice.say("utter_voucher_expired", code=code, until=until(voucher.until, now))
    term = "with no end date" if voucher.until is None else f"valid until {until(voucher.until, now)}"
    if voucher.left_cents is not None and voucher.left_cents < voucher.cents:
        left = price(voucher.left_cents, voucher.currency)
        return work.voice.say("utter_voucher_left", code=code, left=left, term=term)
    free = voucher.kind is GrantKind.FREE_SHIPPING
    worth = "free shipping" if free else price(voucher.cents, voucher.currency)
    untouched = voucher.used is False or voucher.left_cents is not None
    family = "utter_voucher_good" if untouched else "utter_voucher_unsure"
    return work.voice.say(family, code=code, worth=worth, term=term)
