"""action_refine_offer: the same wish, narrower; or similar, better rated, cheaper than what was shown."""

from dataclasses import replace

from actions.care.kinds import Outcome
from actions.orders.choosing import take_choice
from actions.orders.correcting import is_about_an_order, take_correction
from actions.reply import Button, Reply, say
from actions.shelf.at_hand import near_wish, use_meant
from actions.shelf.first_things import first_things_first
from actions.shelf.near import Use
from actions.shelf.show import show
from actions.shelf.stock import EMPTY, Shelf
from actions.shelf.wish import Wish, budget_cents, read_wish
from actions.talk.tact import holds_back
from actions.turns.action_recommend import seen
from actions.turns.base import TurnAction
from actions.work import Work
from store import Offer, Product

_INTROS = {Use.BETTER: "utter_offer_better", Use.SIMILAR: "utter_offer_similar"}


class ActionRefineOffer(TurnAction):
    """Shows the next offer, starting from the last one."""

    action_name = "action_refine_offer"

    def answer(self, work: Work) -> Reply:
        """Keep what was asked for, take in what is new, and show nothing twice."""
        # "The other one" with an order's question open means the other order.
        chosen = take_choice(work) or (take_correction(work) if is_about_an_order(work) else None)
        if chosen is not None:
            return chosen
        if holds_back(work) is not None:
            return first_things_first(work)
        shelf = work.shelf() or EMPTY
        wish = read_wish(work.message, shelf, keep=True)
        if work.message.intent == "cheaper" and budget_cents(work.message) is None:
            return self._cheaper(work, shelf, wish)
        use = use_meant(work)
        if use is not None:
            # What this message adds and the budget hold on; what was asked before led to the one at hand.
            said = replace(read_wish(work.message, shelf), max_cents=wish.max_cents, recipient=wish.recipient)
            near = near_wish(work, use, within=said)
            if near is not None:
                intro = _INTROS[use]
                return show(work, near, intro=intro, without=seen(work), otherwise=self._none_better)
        return show(work, wish, intro="utter_offer_refined", without=seen(work))

    def _none_better(self, work: Work) -> Reply:
        words = work.voice.say("utter_nothing_better")
        return say(words, Button("Show me others", "/refine_recommendation"), outcome=Outcome.FACTS)

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

        def of_any_use(work: Work) -> Reply:
            intro = "utter_offer_cheaper"
            return show(work, narrower, intro=intro, without=seen(work), otherwise=self._cheapest)

        # Of one card named by a button only that card's price counts; "cheaper" in words means all of them.
        pointed = work.message.entity("impression") is not None
        near = near_wish(work, Use.CHEAPER, within=replace(wish, words=frozenset()) if pointed else narrower)
        if near is None:
            return of_any_use(work)
        return show(work, near, intro="utter_offer_cheaper", without=seen(work), otherwise=of_any_use)

    def _cheapest(self, work: Work) -> Reply:
        words = work.voice.say("utter_cheapest")
        return say(words, Button("Surprise me", "/surprise_me"), outcome=Outcome.FACTS)


def _shown(offer: Offer, shelf: Shelf) -> list[Product]:
    ids = [shown.product_id for shown in offer.impressions]
    return [shelf.products[product_id] for product_id in ids if product_id in shelf.products]
