"""Lacking: where nothing here is made for those it is wanted for, that is said before anything is shown."""

from typing import Final

from actions.pending import Wait, read_pending
from actions.reply import Reply
from actions.shelf.first_things import first_things_first
from actions.shelf.made_for import goods_for, made_for
from actions.shelf.show import show
from actions.shelf.stock import EMPTY
from actions.shelf.wish import Wish, read_wish
from actions.talk.tact import holds_back
from actions.work import Work

_OF_GOODS: Final = frozenset(
    {"recommend", "recommend_gift", "refine_recommendation", "surprise_me", "stock_question", "nlu_fallback"}
)


def nothing_made_for(work: Work) -> Reply | None:
    """Return plain words that there is nothing for their dog, and what else there is; None where some is."""
    message, pending = work.message, read_pending(work.message.slot("pending"))
    if message.is_payload or message.intent not in _OF_GOODS:
        return None
    kind, shelf = made_for(message.text), work.shelf() or EMPTY
    if kind is None or not shelf.products or goods_for(kind, shelf):
        return None
    if pending is not None and pending.wait is not Wait.WISH:
        return None
    if holds_back(work) is not None:
        return first_things_first(work)
    wish = read_wish(message, shelf)
    # A child's toy is no toy for a dog: only the money holds on.
    return show(work, Wish(budget=wish.budget, unwanted=wish.unwanted), intro="utter_nothing_made_for")
