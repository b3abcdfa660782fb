"""Insisting: asked the same about a change twice, they say the same again instead of yes or no.

Asking a third time would be deaf. Who names what they were asked about has it done; anybody else gets
a person.
"""

import re
from typing import Final

from actions.confirming import confirm
from actions.handing_over import hand_over
from actions.hesitating import hesitates
from actions.orders.choosing import chooses
from actions.orders.correcting import take_correction
from actions.orders.matters import Matter
from actions.orders.numbers import order_numbers
from actions.orders.ways import NOT
from actions.pending import PUT_TWICE, Pending, Wait, read_pending
from actions.reply import Reply
from actions.work import Work

_SAME_MATTER: Final = frozenset(
    {
        *("order_late", "order_damaged", "order_wrong_item", "order_missing_item", "complain"),
        *("order_cancel", "order_return", "order_exchange", "refund_status", "delete_my_data"),
    }
)
_NAMES_IT: Final = {
    Wait.CANCEL: re.compile(r"\b(cancel\w*|call (it |that |this )?off)\b", re.IGNORECASE),
    Wait.RETURN: re.compile(r"\b(return\w*|send(ing)? .{0,40}\bback|take .{0,40}\bback)\b", re.IGNORECASE),
    Wait.REFUND: re.compile(r"\b(refund\w*|my money|money back|reimburse\w*)\b", re.IGNORECASE),
    Wait.REPLACE: re.compile(r"\b(replac\w*|new one|another one|resend)\b", re.IGNORECASE),
    Wait.ERASE: re.compile(r"\b(delet\w*|eras\w*|remov\w*|forget)\b", re.IGNORECASE),
}
_NOT: Final = re.compile(rf"\b(no|{NOT})\b", re.IGNORECASE)
# "No wait, cancel it": the no is to what went before.
_AFTER_NO: Final = re.compile(r"^\W*no\b", re.IGNORECASE)
_CHANGES: Final = {Wait.CANCEL: Matter.CANCEL, Wait.RETURN: Matter.RETURN, Wait.REFUND: Matter.REFUND}


def names_a_change(work: Work) -> Matter | None:
    """Return the change the words ask for where no question is open; None where they ask for none."""
    message = work.message
    if (
        message.is_payload
        or message.slot("pending") is not None
        or _NOT.search(_AFTER_NO.sub("", message.text))
    ):
        return None
    return next((matter for wait, matter in _CHANGES.items() if _NAMES_IT[wait].search(message.text)), None)


def insisted(work: Work) -> Reply | None:
    """Return what is done about somebody who insists; None when they do not, or have not been asked twice."""
    pending, message = read_pending(work.message.slot("pending")), work.message
    if pending is None or pending.times < PUT_TWICE or message.is_payload:
        return None
    elsewhere = any(number != pending.target for number in order_numbers(message))
    said = {turn.intent for turn in work.scene.before[-PUT_TWICE:]} & _SAME_MATTER
    if (
        message.intent not in said
        or not _nothing_new(work, pending)
        or elsewhere
        or chooses(work)
        or take_correction(work)
    ):
        return None
    if _named(pending, message.text):
        return confirm(work)
    return hand_over(work, "insisting", "utter_hand_over_due")


def _nothing_new(work: Work, pending: Pending) -> bool:
    """Return whether they say the same again; who tells more of what went wrong is asked once more."""
    turn = work.scene.turn
    again = turn is not None and "repeats" in turn.behaviour
    return again or pending.times > PUT_TWICE or _named(pending, work.message.text)


def _named(pending: Pending, text: str) -> bool:
    """Return whether the words name what a yes would do; a "not" anywhere may turn them round."""
    names = _NAMES_IT.get(pending.wait)
    named = names is not None and names.search(text) is not None
    return named and _NOT.search(text) is None and not hesitates(text)
