"""action_refine_offer: the same wish, narrower, or cheaper than what was shown."""

from dataclasses import replace

from actions.care.kinds import Outcome
from actions.orders.choosing import take_choice
from actions.reply import Button, Reply, say
from actions.shelf.show import first_things_first, show
from actions.shelf.stock import EMPTY, Shelf
from actions.shelf.wish import Wish, budget_cents, read_wish
from actions.turns.action_recommend import seen
from actions.turns.base import TurnAction
from actions.work import Work
from store import Offer, Product


class ActionRefineOffer(TurnAction):
    """Shows the next offer, starting from the last one."""

    action_name = "action_refine_offer"

    def answer(self, work: Work) -> Reply:
        """Keep what was asked for, take in what is new, and show nothing twice."""
        chosen = take_choice(work)
        if chosen is not None:
            return chosen
        if not work.policy.may_offer(work.scene.mood, work.scene.before):
            return first_things_first(work)
        shelf = work.shelf() or EMPTY
        wish = read_wish(work.message, shelf, keep=True)
        if work.message.intent == "cheaper" and budget_cents(work.message) is None:
            return self._cheaper(work, shelf, wish)
        return show(work, wish, intro="utter_offer_refined", without=seen(work))

    def _cheaper(self, work: Work, shelf: Shelf, wish: Wish) -> Reply:
        offers = work.store.offers.recent(work.message.conversation_id, 1)
        shown = _shown(offers[0], shelf) if offers else []
        if not shown:
            return show(work, wish, intro="utter_offer_cheaper")
        kinds = {product.category for product in shown}
        if wish.category is None and not wish.words and len(kinds) == 1:
            # "Cheaper" means cheaper of this kind, also when the kind was our idea.
            wish = replace(wish, category=kinds.pop())
        narrower = replace(wish, below_cents=min(product.price_cents for product in shown) - 1)
        return show(work, narrower, intro="utter_offer_cheaper", without=seen(work), otherwise=self._cheapest)

    def _cheapest(self, work: Work) -> Reply:
        words = work.voice.say("utter_cheapest")
        return say(words, Button("Surprise me", "/surprise_me"), outcome=Outcome.FACTS)


def _shown(offer: Offer, shelf: Shelf) -> list[Product]:
    ids = [shown.product_id for shown in offer.impressions]
    return [shelf.products[product_id] for product_id in ids if product_id in shelf.products]
