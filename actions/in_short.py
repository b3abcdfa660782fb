"""In short: a question that is open already, in a sentence with its buttons, to stand behind an answer.

Says how it is put again; when, `actions.still_open` says.
"""

from typing import Final

from actions.errors import ShopUnavailable
from actions.orders.carry_out import ways_step
from actions.orders.owners import own_order
from actions.orders.which import which_step
from actions.pending import CHANGES_AN_ORDER, Pending, Wait
from actions.reply import Bubble, Button
from actions.shelf.reactions import shown_here
from actions.work import Work

# A yes must be seen to mean what it does: after other talk "AT10001: shall I go ahead?" says too little.
_CHANGE: Final = {
    Wait.CANCEL: "cancelling {order}",
    Wait.RETURN: "returning {order}",
    Wait.REPLACE: "the replacement for {order}",
    Wait.REFUND: "the refund for {order}",
}
_YES_NO: Final = (Button("Yes", "/affirm"), Button("No", "/deny"))


def asked_again(work: Work, pending: Pending) -> Bubble | None:
    """Return the question in short; None where it cannot be put, or the shop's system has no answer now."""
    match pending.wait:
        case Wait.ERASE:
            return _yes_or_no(work, "erasing your data")
        case Wait.BUY:
            title = _title(work, pending.target)
            return _yes_or_no(work, title) if title else None
        case Wait.WHICH | Wait.CHOOSE:
            try:
                return _between(work, pending)
            except ShopUnavailable:
                return None
    if pending.wait not in CHANGES_AN_ORDER | {Wait.ABOUT}:
        return None
    # Whose order it is was seen when the question was put, and is seen again when it is carried out.
    return _yes_or_no(work, _CHANGE.get(pending.wait, "{order}").format(order=pending.target))


def _yes_or_no(work: Work, what: str) -> Bubble:
    words = work.voice.say("utter_still_open", order=what)
    return Bubble(words, _YES_NO, asks=(words,))


def _between(work: Work, pending: Pending) -> Bubble | None:
    named = (own_order(work, number) for number in pending.target.split("+"))
    orders = [order for order in named if order is not None]
    if not orders:
        return None
    step = which_step(work, orders) if pending.wait is Wait.WHICH else ways_step(work, orders[0])
    return Bubble(step.words, step.buttons, asks=(step.words,))


def _title(work: Work, impression_id: str) -> str:
    card = shown_here(work, impression_id)
    product = work.store.products.get(card.product_id) if card is not None else None
    return product.title if product is not None else ""
