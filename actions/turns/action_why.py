"""action_why: why this product, from what was logged when it was chosen."""

from actions.buttons import payload
from actions.care.kinds import Outcome
from actions.reply import Button, Reply, say
from actions.shelf.choose import BOOST, RECIPIENT
from actions.shelf.reactions import last_card, shown_here
from actions.shelf.reasons import carried_interests
from actions.talk.tact import holds_back
from actions.turns.base import TurnAction
from actions.work import Work
from store import Impression, Product

_FAMILIES = {
    "taste": "utter_why_taste",
    RECIPIENT: "utter_why_recipient",
    "emotion": "utter_why_mood",
    "mood_level": "utter_why_mood",
    "intensity": "utter_why_mood",
    "tag": "utter_why_tag",
    "category": "utter_why_category",
    "boost": "utter_why_boosted",
}


# A part smaller than this share of the largest decided nothing.
_WORTH_SAYING = 0.2


class ActionWhy(TurnAction):
    """Explains an offer honestly, the part the mood played included."""

    action_name = "action_why"

    def answer(self, work: Work) -> Reply:
        """Say the reason shown on the card and what else moved it up."""
        named = work.message.entity("impression")
        card = shown_here(work, named) if named else last_card(work)
        product = work.store.products.get(card.product_id) if card is not None else None
        if card is None or product is None:
            button = Button("Recommend something", "/recommend")
            buttons = (button,) if holds_back(work) is None else ()
            return say(work.voice.say("utter_nothing_shown"), *buttons, outcome=Outcome.UNCLEAR)
        parts = [
            work.voice.say("utter_why", title=product.title, reason=card.reason),
            *self._more(work, card, product),
        ]
        return say(
            " ".join(parts),
            Button("Buy it", payload("buy", impression=card.id)),
            Button("Not for me", payload("dislike", impression=card.id)),
            outcome=Outcome.FACTS,
            slots={"impression": card.id},
        )

    def _more(self, work: Work, card: Impression, product: Product) -> list[str]:
        """Return up to two sentences for what contributed most, one for each kind."""
        said: dict[str, str] = {}
        least = _WORTH_SAYING * max(card.features.values(), default=0.0)
        for feature, part in sorted(card.features.items(), key=lambda one: -one[1]):
            group, _, trait = feature.partition(":")
            trait = trait.replace("-", " ")
            if feature == "emotion:neutral":
                continue
            family = _FAMILIES.get(group)
            if (
                (part <= least and group != BOOST)
                or part <= 0
                or family is None
                or family in said
                or (trait and trait in card.reason.casefold())
            ):
                continue
            if group in {"taste", RECIPIENT} and trait not in carried_interests(product):
                continue
            said[family] = work.voice.say(family, trait=trait)
            if len(said) == 2:
                break
        return list(said.values())
