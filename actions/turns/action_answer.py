"""action_answer: how the shop works, in short facts."""

from dataclasses import replace

from actions.buttons import PERSON, RECOMMEND, WHERE
from actions.care.kinds import CALMING, Outcome, Tone
from actions.care.soothing import Answer, Step, soothed
from actions.in_short import asked_again
from actions.orders.days import RETURN_DAYS
from actions.pending import Wait, read_pending
from actions.reply import Button, Reply
from actions.shelf.gift_cards import gift_cards
from actions.talk.beyond import FOR_A_PERSON, NO_GIFT_CARDS, family_for
from actions.talk.complaints import ask_what_happened, likeliest_trouble
from actions.talk.tact import may_bring_up_goods
from actions.talk.vouchers import voucher_words
from actions.turns.base import TurnAction
from actions.work import Work

_STEPS = {
    "faq_delivery": (WHERE,),
    "faq_returns": (Button("Return something", "/order_return"),),
    "faq_payment": (Button("My refund", "/refund_status"),),
    "faq_warranty": (Button("Something broke", "/order_damaged"),),
    "how_to_order": (RECOMMEND, PERSON),
    "payment_problem": (PERSON, Button("My refund", "/refund_status")),
    "invoice_request": (PERSON,),
    "voucher_question": (PERSON,),
    "account_help": (PERSON, WHERE),
    "shop_info": (PERSON,),
    "privacy_question": (
        Button("Erase my data", "/delete_my_data"),
        Button("Stop reading my mood", "/stop_mood"),
    ),
    "complain_courier": (PERSON, Button("It arrived damaged", "/order_damaged")),
}
_PRESENT = Button("A present", "/recommend_gift")
# What only a person can finish; the shop's rules are followed by an offer to look at the order.
_TOWARDS_PERSON = frozenset(
    {"payment_problem", "invoice_request", "voucher_question", "account_help", "complain_courier"}
)


class ActionAnswer(TurnAction):
    """Answers questions about the shop, its rules, money and accounts, and complaints that are passed on."""

    action_name = "action_answer"
    keeps_pending = True

    def answer(self, work: Work) -> Reply:
        """Say the fact; an open question stays open and is put again after it."""
        intent = work.message.intent if work.message.intent in _STEPS else "faq_delivery"
        if intent == "complain_courier" and work.voice.tone in {Tone.WORRIED, Tone.PUZZLED}:
            # It is a complaint, whatever it sounds like: "let me check it for you" would miss it.
            work = replace(work, voice=work.voice.in_tone(Tone.LOW))
        pending = read_pending(work.message.slot("pending"))
        for_sale = gift_cards(work) if pending is None else None
        if for_sale is not None:
            return for_sale
        if pending is not None and pending.wait in {Wait.MEANT, Wait.PERSON}:
            pending = None
        if pending is None and work.voice.tone is Tone.UPSET and self._mistaken(work):
            # "You lost it and charged me anyway" is no question about payment.
            return ask_what_happened(work)
        again = asked_again(work, pending) if pending is not None else None
        slots = {"case": work.message.slot("case")}
        if again is not None:
            step, slots = Step(again.text, again.buttons), {**slots, "pending": work.message.slot("pending")}
        else:
            step = self._step(work, intent)
        answer = Answer("", self._fact(work, intent), step, Outcome.FACTS)
        return soothed(answer, work.voice, work.policy.table.openings, text=work.message.text, slots=slots)

    def _fact(self, work: Work, intent: str) -> str:
        known = voucher_words(work) if intent == "voucher_question" else None
        return known or work.voice.say(_family(work, intent), return_days=RETURN_DAYS)

    def _mistaken(self, work: Work) -> bool:
        return work.message.intent.startswith("faq_") and likeliest_trouble(work) is not None

    def _step(self, work: Work, intent: str) -> Step:
        buttons = _STEPS[intent]
        family = _family(work, intent)
        if family == NO_GIFT_CARDS and may_bring_up_goods(work):
            buttons = (*buttons, _PRESENT)
        if family in FOR_A_PERSON or intent in _TOWARDS_PERSON:
            others = tuple(button for button in buttons if button not in {PERSON, RECOMMEND})
            return Step(work.voice.say("utter_step_person"), (PERSON, *others), needed=False)
        if RECOMMEND in buttons and not may_bring_up_goods(work):
            buttons = tuple(button for button in buttons if button is not RECOMMEND)
        more = (PERSON,) if work.voice.tone in CALMING and PERSON not in buttons else ()
        # Behind a question about the mood reading there is no order to look at.
        family = "utter_step_faq" if intent.startswith("faq_") else "utter_step_person"
        return Step(work.voice.say(family), (*buttons, *more), needed=False)


def _family(work: Work, intent: str) -> str:
    return family_for(work.message) if intent == work.message.intent else f"utter_{intent}"
