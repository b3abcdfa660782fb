"""action_recommend: something nice, by what they said and what we know of them."""

from actions.care.kinds import CALMING
from actions.care.stretches import browsing
from actions.orders.choosing import take_choice
from actions.reply import Reply
from actions.shelf.at_hand import near_wish, product_at_hand
from actions.shelf.first_things import first_things_first
from actions.shelf.goes_with import show_beside
from actions.shelf.kept import show_kept, surprise
from actions.shelf.narrowing import ask_what_for
from actions.shelf.near import Use
from actions.shelf.reactions import seen
from actions.shelf.show import intro_for, show
from actions.shelf.stock import EMPTY, Shelf
from actions.shelf.wish import SOMEBODY, Wish, asks_for_what_we_lack, read_wish
from actions.talk.tact import holds_back
from actions.turns.base import TurnAction
from actions.work import Work


class ActionRecommend(TurnAction):
    """Shows one to three products."""

    action_name = "action_recommend"

    def answer(self, work: Work) -> Reply:
        """Show what fits; an upset customer is helped first."""
        chosen = take_choice(work)
        if chosen is not None:
            return chosen
        if holds_back(work) is not None:
            return first_things_first(work)
        if work.message.is_payload and work.message.slot("wish") is not None:
            return show_kept(work)
        if work.message.intent == "surprise_me":
            return show(work, surprise(work), intro="utter_offer_surprise", without=seen(work))
        beside = _beside(work)
        if beside is not None:
            return beside
        shelf = work.shelf() or EMPTY
        wish = read_wish(work.message, shelf, keep=_speaks_of_the_same_present(work))
        return ask_what_for(work, wish) or show(work, wish, intro=_intro(wish, work, shelf))


def _beside(work: Work) -> Reply | None:
    """Return what a button asks for beside a product: what goes with a card, or what is like a product."""
    if work.message.entity("impression"):
        product = product_at_hand(work)
        return show_beside(work, product) if product is not None else None
    named = work.message.is_payload and work.message.entity("product") is not None
    similar = near_wish(work, Use.SIMILAR) if named else None
    if similar is None:
        return None
    return show(work, similar, intro="utter_offer_similar", without=seen(work))


def _speaks_of_the_same_present(work: Work) -> bool:
    """Return whether "she loves cooking" is said of whom presents were just shown for."""
    same = work.message.intent == "recommend_gift" and work.message.entity("recipient") is None
    return same and browsing(work.scene.before)


def _intro(wish: Wish, work: Work, shelf: Shelf) -> str:
    if work.scene.tone in CALMING or work.policy.mourns(work.message.text):
        return "utter_offer_gently"
    if wish.recipient is not None:
        return "utter_offer_gift_open" if wish.recipient == SOMEBODY else "utter_offer_gift"
    if asks_for_what_we_lack(work.message, wish, shelf):
        return "utter_offer_instead"
    return intro_for(wish.budget) or "utter_offer"
