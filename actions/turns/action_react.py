"""action_react: like, not for me, buy; each is logged against the very card it answers."""

from actions.buttons import OTHERS, payload
from actions.care.kinds import Care, Outcome
from actions.orders.choosing import take_choice
from actions.reply import Button, Reply, say
from actions.shelf.at_hand import better_exists
from actions.shelf.buying import ask_to_buy
from actions.shelf.reactions import last_card, note, shown_here
from actions.talk.tact import holds_back
from actions.turns.base import TurnAction
from actions.work import Work
from store import FeedbackKind, Impression, Product


class ActionReact(TurnAction):
    """Takes a reaction to a product that was shown."""

    action_name = "action_react"

    def answer(self, work: Work) -> Reply:
        """Log the reaction and answer it."""
        chosen = take_choice(work)
        if chosen is not None:
            return chosen
        named = work.message.entity("impression")
        card = shown_here(work, named) if named else last_card(work)
        product = work.store.products.get(card.product_id) if card is not None else None
        if card is None or product is None:
            return self._nothing_shown(work)
        match work.message.intent:
            case "buy":
                return ask_to_buy(work, card, product)
            case "dislike":
                return self._disliked(work, card, product)
        return self._liked(work, card, product)

    def _liked(self, work: Work, card: Impression, product: Product) -> Reply:
        note(work, card, FeedbackKind.LIKE)
        buttons = (
            Button("Buy it", payload("buy", impression=card.id)),
            Button("Why this one?", payload("why_product", impression=card.id)),
            OTHERS,
        )
        words = work.voice.say("utter_liked", title=product.title)
        return say(words, *buttons, outcome=Outcome.CHATTED, slots={"impression": card.id})

    def _disliked(self, work: Work, card: Impression, product: Product) -> Reply:
        note(work, card, FeedbackKind.DISLIKE)
        words = work.voice.say("utter_disliked", title=product.title)
        if holds_back(work) is not None:
            return say(words, outcome=Outcome.DECLINED)
        cheaper = Button("Something cheaper", payload("cheaper", impression=card.id))
        better = Button("Similar, better rated", payload("refine_recommendation", impression=card.id))
        buttons = (OTHERS, better, cheaper) if better_exists(work, product) else (OTHERS, cheaper)
        return say(words, *buttons, outcome=Outcome.DECLINED)

    def _nothing_shown(self, work: Work) -> Reply:
        if holds_back(work) is not None:
            return say(work.voice.say("utter_step_person"), outcome=Outcome.UNCLEAR, care=Care.NOTHING)
        return say(
            work.voice.say("utter_nothing_shown"),
            Button("Recommend something", "/recommend"),
            outcome=Outcome.UNCLEAR,
        )
