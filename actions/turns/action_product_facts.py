"""action_product_facts: what a product is, whether it can be had, how big it is."""

import re

from actions.buttons import PERSON, RECOMMEND, payload
from actions.care.kinds import CALMING, Outcome
from actions.care.soothing import Answer, Step, soothed
from actions.reply import Button, Reply, say
from actions.shelf.facts import about, availability, measures, opinion
from actions.shelf.named import product_meant
from actions.still_open import waits_for_a_word
from actions.talk.tact import may_bring_up_goods
from actions.turns.base import TurnAction
from actions.work import Work

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
        slots = {"case": work.message.slot("case")}
        openings = work.policy.table.openings
        if product is None and waits_for_a_word(work):
            return say(work.voice.say("utter_not_caught"), outcome=Outcome.UNCLEAR, slots=slots)
        if product is None:
            step = Step(work.voice.say("utter_which_product"), (RECOMMEND if goods else PERSON,))
            asked = Answer("", "", step, Outcome.ASKED)
            return soothed(asked, work.voice, openings, text=work.message.text, slots=slots)
        asks = opinion if _OF_BUYERS.search(work.message.text) else about
        facts = _SAYS.get(work.message.intent, asks)(product, work.voice)
        similar = Button("Something like it", payload("recommend", product=product.id))
        buttons = (similar, PERSON) if goods and work.voice.tone not in CALMING else (PERSON,)
        step = Step(work.voice.say("utter_step_product"), buttons, needed=work.message.intent not in _SAYS)
        return soothed(Answer("", facts, step), work.voice, openings, text=work.message.text, slots=slots)
