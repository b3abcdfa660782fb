"""action_product_facts: what a product is, whether it can be had, how big it is."""

import re
from collections.abc import Callable

from actions.buttons import PERSON, RECOMMEND, payload
from actions.care.kinds import CALMING, Outcome
from actions.care.soothing import Answer, Step, soothed
from actions.care.wording import Voice
from actions.reply import Button, Reply, say
from actions.shelf.facts import about, availability, measures, no_more, opinion, ratings
from actions.shelf.named import product_meant
from actions.shelf.reactions import on_show
from actions.still_open import waits_for_a_word
from actions.talk.tact import may_bring_up_goods
from actions.turns.base import TurnAction
from actions.work import Work
from store import Product

_OF_BUYERS = re.compile(
    r"\b(?:reviews?|reviewed|rated|ratings?|stars|any good|(?:people|others) (?:say|think)|buyers|popular)\b",
    re.IGNORECASE,
)
_SAYS = {"stock_question": availability, "size_question": measures}


class ActionProductFacts(TurnAction):
    """Answers questions about one product from its record, and says what the record does not hold."""

    action_name = "action_product_facts"
    keeps_pending = True

    def answer(self, work: Work) -> Reply:
        """Say the fact about the product meant, or ask which one that is."""
        product = product_meant(work)
        goods = may_bring_up_goods(work)
        slots: dict[str, object] = {"case": work.message.slot("case")}
        openings = work.policy.table.openings
        if product is None and waits_for_a_word(work):
            return say(work.voice.say("utter_not_caught"), outcome=Outcome.UNCLEAR, slots=slots)
        if product is None:
            step = Step(work.voice.say("utter_which_product"), (RECOMMEND if goods else PERSON,))
            asked = Answer("", "", step, Outcome.ASKED)
            return soothed(asked, work.voice, openings, text=work.message.text, slots=slots)
        card = next((one for one in on_show(work) if one.product_id == product.id), None)
        if card is not None:
            slots["impression"] = card.id  # "it" is this one from now on
        facts = _SAYS.get(work.message.intent, _asked(work, product))(product, work.voice)
        similar = Button("Something like it", payload("recommend", product=product.id))
        buttons = (similar, PERSON) if goods and work.voice.tone not in CALMING else (PERSON,)
        step = Step(work.voice.say("utter_step_product"), buttons, needed=work.message.intent not in _SAYS)
        return soothed(Answer("", facts, step), work.voice, openings, text=work.message.text, slots=slots)


def _asked(work: Work, product: Product) -> Callable[[Product, Voice], str]:
    """Return what answers: all we know of it the first time, after that only what was not told."""
    last = work.scene.last
    told = last is not None and last.intent == "product_question" and product.title in work.message.answered
    if _OF_BUYERS.search(work.message.text):
        return ratings if told else opinion
    return no_more if told else about
