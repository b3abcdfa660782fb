"""action_answer: how the shop works, in short facts."""

from actions.buttons import PERSON
from actions.care.kinds import CALMING, Outcome, Tone
from actions.care.soothing import Answer, Step, soothed
from actions.orders.days import RETURN_DAYS
from actions.pending import read_pending
from actions.reply import Button, Reply
from actions.talk.complaints import ask_what_happened, likeliest_trouble
from actions.turns.base import TurnAction
from actions.work import Work

_STEPS = {
    "faq_delivery": Button("Where is my order?", "/order_status"),
    "faq_returns": Button("Return something", "/order_return"),
    "faq_payment": Button("My refund", "/refund_status"),
    "faq_warranty": Button("Something broke", "/order_damaged"),
}


class ActionAnswer(TurnAction):
    """Answers questions about delivery, payment, returns and warranty."""

    action_name = "action_answer"
    keeps_pending = True

    def answer(self, work: Work) -> Reply:
        """Say the fact; an open question stays open and is repeated in short."""
        intent = work.message.intent if work.message.intent in _STEPS else "faq_delivery"
        pending = read_pending(work.message.slot("pending"))
        if pending is None and work.voice.tone is Tone.UPSET and likeliest_trouble(work) is not None:
            # "You lost it and charged me anyway" is no question about payment.
            return ask_what_happened(work)
        if pending is not None:
            words = work.voice.say("utter_still_open", order=pending.target or "that")
            step = Step(words, (Button("Yes", "/affirm"), Button("No", "/deny")))
        else:
            person = (PERSON,) if work.voice.tone in CALMING else ()
            step = Step(work.voice.say("utter_step_faq"), (_STEPS[intent], *person), needed=False)
        answer = Answer("", work.voice.say(f"utter_{intent}", return_days=RETURN_DAYS), step, Outcome.FACTS)
        slots = {"case": work.message.slot("case")}
        return soothed(answer, work.voice, work.policy.table.openings, text=work.message.text, slots=slots)
