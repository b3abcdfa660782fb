"""action_decline: no. Leaves everything as it was and says so."""

from actions.buttons import PERSON
from actions.care.kinds import Outcome
from actions.care.soothing import Answer, Step, soothed
from actions.orders.choosing import take_choice
from actions.orders.correcting import take_correction
from actions.orders.facts import values
from actions.orders.owners import own_order
from actions.orders.ways import rejects_a_way
from actions.pending import Pending, Wait, read_pending
from actions.reply import Button, Reply, say
from actions.turns.base import TurnAction
from actions.work import Work
from store import Order

_KEPT = {
    Wait.CANCEL: "utter_kept_cancel",
    Wait.RETURN: "utter_kept_return",
    Wait.REPLACE: "utter_kept_choice",
    Wait.REFUND: "utter_kept_choice",
    Wait.CHOOSE: "utter_kept_choice",
}


class ActionDecline(TurnAction):
    """Takes a no for a no."""

    action_name = "action_decline"

    def answer(self, work: Work) -> Reply:
        """Drop what was pending and say what stays as it is."""
        corrected = take_correction(work)
        if corrected is None and not rejects_a_way(work.message.text):
            corrected = take_choice(work)  # "no, a refund"
        if corrected is not None:
            return corrected
        match read_pending(work.message.slot("pending")):
            case Pending(Wait.ABOUT | Wait.SETTLED | Wait.MEANT):
                return self._something_else(work)
            case Pending(Wait.BUY):
                return say(work.voice.say("utter_kept_buy"), outcome=Outcome.DECLINED)
            case Pending(Wait.ERASE):
                return say(work.voice.say("utter_kept_erase"), outcome=Outcome.DECLINED)
            case Pending(_, target) if order := own_order(work, target):
                return self._kept(work, order)
        # A wish that waited is no more, once they say no to it.
        return say(work.voice.say("utter_no_taken"), outcome=Outcome.DECLINED, slots={"wish": None})

    def _kept(self, work: Work, order: Order) -> Reply:
        pending = read_pending(work.message.slot("pending"))
        family = _KEPT.get(pending.wait if pending else Wait.CANCEL, "utter_no_taken")
        words = work.voice.say(family, **values(order, work.scene.now))
        if pending is not None and pending.wait in {Wait.CANCEL, Wait.RETURN}:
            return say(words, outcome=Outcome.DECLINED, slots={"case": None})
        step = Step(work.voice.say("utter_step_person"), (PERSON,))
        answer = Answer("", words, step, Outcome.DECLINED)
        slots = {"case": work.message.slot("case")}
        return soothed(answer, work.voice, work.policy.table.openings, slots=slots)

    def _something_else(self, work: Work) -> Reply:
        buttons = (
            Button("It's late", "/order_late"),
            Button("It's damaged", "/order_damaged"),
            Button("Wrong item", "/order_wrong_item"),
            Button("My refund", "/refund_status"),
            PERSON,
        )
        return say(work.voice.say("utter_what_then"), *buttons, outcome=Outcome.ASKED)
