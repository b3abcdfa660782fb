"""action_react: like, not for me, buy; each is logged against the very card it answers."""

import re
from typing import Final

from actions.buttons import OTHERS, PERSON, payload
from actions.care.kinds import Outcome, Tone
from actions.orders.choosing import take_choice
from actions.orders.known import bought_product_ids
from actions.reply import Button, Reply, say
from actions.shelf.at_hand import better_exists
from actions.shelf.buying import ask_to_buy
from actions.shelf.reactions import last_card, note, shown_here
from actions.shelf.show import show
from actions.shelf.spoken_of import thing_in
from actions.shelf.stock import stems
from actions.shelf.wish import Wish
from actions.talk.complaints import ask_what_happened
from actions.talk.tact import holds_back
from actions.turns.base import TurnAction
from actions.work import Work
from store import FeedbackKind, Impression, Product

_THEIRS: Final = re.compile(r"\b(?:my|our|mine|ours|bought|got|arrived|came)\b", re.IGNORECASE)


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
        """Answer a word about goods where none were shown: it may name some, or be about what they have."""
        if work.scene.tone is Tone.UPSET:
            return ask_what_happened(work)
        if holds_back(work) is not None:
            return say(work.voice.say("utter_nothing_shown"), PERSON, outcome=Outcome.UNCLEAR)
        thing = None if work.message.is_payload else thing_in(work, work.message.text)
        theirs = thing is not None and thing.id in bought_product_ids(work)
        theirs = theirs or _THEIRS.search(work.message.text) is not None
        if thing is not None and work.message.intent != "dislike" and not theirs:
            return show(work, Wish(words=frozenset(stems(thing.title))), intro="utter_offer")
        if work.message.intent == "like":
            return say(work.voice.say("utter_praise"), outcome=Outcome.CHATTED)
        return say(
            work.voice.say("utter_nothing_shown"),
            Button("Recommend something", "/recommend"),
            outcome=Outcome.UNCLEAR,
        )
