"""action_refine_offer: the same wish, narrower; or similar, better rated, cheaper than what was shown."""

from dataclasses import replace

from actions.buttons import OTHERS, SURPRISE
from actions.care.kinds import Outcome
from actions.orders.choosing import take_choice
from actions.orders.correcting import is_about_an_order, take_correction
from actions.reply import Reply, say
from actions.shelf.at_hand import near_wish, same_brand, use_meant
from actions.shelf.budget import End
from actions.shelf.first_things import first_things_first
from actions.shelf.near import Use
from actions.shelf.reactions import offers_here, on_show, seen
from actions.shelf.show import intro_for, show
from actions.shelf.stock import EMPTY, Shelf
from actions.shelf.wish import Wish, budget_said, read_wish
from actions.talk.tact import holds_back
from actions.turns.base import TurnAction
from actions.work import Work
from store import Product

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
        said = budget_said(work.message)
        end = said.end if said is not None and not said.is_named else None
        if end in {End.FINE, End.FINEST} and offers_here(work):
            return self._dearer(work, shelf, wish)
        if end in {End.CHEAP, End.CHEAPEST} or (said is None and work.message.intent == "cheaper"):
            return self._cheaper(work, shelf, wish)
        brand = same_brand(work)
        if brand is not None:
            wish = Wish(words=brand, budget=wish.budget)
        use = use_meant(work)
        if use is not None:
            # What this message adds and the budget hold on; what was asked before led to the one at hand.
            added = replace(read_wish(work.message, shelf), budget=wish.budget, recipient=wish.recipient)
            near = near_wish(work, use, within=added)
            if near is not None:
                return show(
                    work, near, intro=_beside(near, use), without=seen(work), otherwise=self._none_better
                )
        if wish.colour is not None:
            wish = _of_their_kind(wish, _shown(work, shelf))
        intro = (intro_for(said) if said is not None else None) or self._intro(work)
        return show(work, wish, intro=intro, without=seen(work))

    def _intro(self, work: Work) -> str:
        return "utter_offer_refined" if offers_here(work) else "utter_offer"

    def _none_better(self, work: Work) -> Reply:
        words = work.voice.say("utter_nothing_better")
        return say(words, OTHERS, outcome=Outcome.FACTS)

    def _dearer(self, work: Work, shelf: Shelf, wish: Wish) -> Reply:
        shown = _shown(work, shelf)
        prices = [product.price_cents for product in shown] or [0]
        kind = _of_their_kind(wish, shown)

        def than_the_cheapest(work: Work) -> Reply:
            above = replace(kind, above_cents=min(prices) + 1)
            return show(work, above, intro="utter_offer_fine", without=seen(work), otherwise=self._dearest)

        above = replace(kind, above_cents=max(prices) + 1)
        return show(work, above, intro="utter_offer_fine", without=seen(work), otherwise=than_the_cheapest)

    def _dearest(self, work: Work) -> Reply:
        words = work.voice.say("utter_dearest")
        return say(words, SURPRISE, outcome=Outcome.FACTS)

    def _cheaper(self, work: Work, shelf: Shelf, wish: Wish) -> Reply:
        shown = _shown(work, shelf)
        if not shown:
            return show(work, wish, intro="utter_offer_cheaper")
        wish = _of_their_kind(wish, shown)
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
        return say(words, SURPRISE, outcome=Outcome.FACTS)


def _beside(wish: Wish, use: Use) -> str:
    """Return what opens the offer; nothing is rated higher than what nobody has rated."""
    unrated = wish.near is not None and not wish.near.product.rating
    return _INTROS[Use.SIMILAR if unrated else use]


def _shown(work: Work, shelf: Shelf) -> list[Product]:
    """Return what the last offer showed."""
    ids = [card.product_id for card in on_show(work)]
    return [shelf.products[product_id] for product_id in ids if product_id in shelf.products]


def _of_their_kind(wish: Wish, shown: list[Product]) -> Wish:
    """Return the wish for the kind shown: "cheaper" means cheaper of this kind, also when it was our idea."""
    kinds = {product.category for product in shown}
    kind_open = wish.category is None and not wish.words and len(kinds) == 1
    return replace(wish, category=kinds.pop()) if kind_open else wish
