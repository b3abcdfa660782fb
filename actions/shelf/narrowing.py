"""Narrowing: one short question before a first look at goods, where neither wish nor customer tell enough.

Asked once, and never of somebody whose taste we know, who is in high spirits, or who left the choice to us:
their goods come at once. Any answer is good enough, also none.
"""

from collections import Counter
from typing import Final

from actions.buttons import payload
from actions.care.kinds import Care, Outcome, Tone
from actions.orders.known import bought_product_ids
from actions.pending import Pending, Wait
from actions.reply import Button, Reply, say
from actions.senses import WHAT_FOR
from actions.shelf.reactions import offers_here
from actions.shelf.stock import Shelf
from actions.shelf.wish import Wish
from actions.talk.tact import asked_whether_settled
from actions.work import Work

# So many purchases tell a taste as well as a declared one.
_TELLING_PURCHASES: Final = 3
_KINDS: Final = 3


def ask_what_for(work: Work, wish: Wish) -> Reply | None:
    """Return the question what it should be for; None where goods can be shown at once."""
    shelf = work.shelf()
    if shelf is None or not shelf.products or wish != Wish() or work.message.intent != "recommend":
        return None
    if work.message.slot("pending") is not None:
        return None  # two open questions would make one yes mean either
    if work.scene.tone is Tone.GLAD or _asked_enough(work) or _taste_is_known(work):
        return None
    kinds = [Button(name.capitalize(), payload("recommend", category=name)) for name in _popular(work, shelf)]
    rest = (Button("A present", "/recommend_gift"), Button("Just surprise me", "/surprise_me"))
    slots = {"pending": str(Pending(Wait.WISH))}
    return say(
        work.voice.open_with(WHAT_FOR), *kinds, *rest, outcome=Outcome.ASKED, care=Care.ASK, slots=slots
    )


def _asked_enough(work: Work) -> bool:
    """Return whether goods were shown in this conversation, or something was asked before showing any."""
    asked = work.message.has_heard(WHAT_FOR) or asked_whether_settled(work)
    return asked or bool(offers_here(work))


def _taste_is_known(work: Work) -> bool:
    customer = work.store.customers.get(work.scene.customer_id) if work.scene.customer_id else None
    if customer is None:
        return False
    return bool(customer.tastes) or len(bought_product_ids(work)) >= _TELLING_PURCHASES


def _popular(work: Work, shelf: Shelf) -> list[str]:
    """Return the kinds of goods that are rated most often, of what may be recommended now."""
    hidden = work.rules.excluded(shelf.products.values(), work.scene.now.date())
    counts = Counter[str]()
    for product in shelf.products.values():
        if product.stock > 0 and product.id not in hidden:
            counts[product.category] += 1 + product.rating_count
    return [name for name, _ in counts.most_common(_KINDS)]
