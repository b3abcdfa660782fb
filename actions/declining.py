"""Declining: a no, bare or in other words ("forget it, I'll keep it"), leaves everything as it was."""

import re
from typing import Final

from actions.buttons import OTHERS, PERSON
from actions.care.kinds import Outcome
from actions.care.soothing import Answer, Step, soothed
from actions.orders.asides import too_late
from actions.orders.changes import ask_to_cancel
from actions.orders.facts import values
from actions.orders.matters import Matter, fits
from actions.orders.numbers import order_numbers
from actions.orders.owners import own_order
from actions.orders.ways import way_in_words
from actions.pending import WAYS_OUT, Pending, Wait, read_pending
from actions.reply import Reply, say
from actions.talk.complaints import MATTERS
from actions.talk.tact import may_bring_up_goods
from actions.work import Work
from store import Order

_KEPT: Final = {
    Wait.CANCEL: "utter_kept_cancel",
    Wait.RETURN: "utter_kept_return",
    Wait.REPLACE: "utter_kept_choice",
    Wait.REFUND: "utter_kept_choice",
    Wait.CHOOSE: "utter_kept_choice",
}
_THOUGHT_BETTER: Final = re.compile(
    r"\b(forget (it|that|about it)|never ?mind|nvm|scrap that|leave it( as it is| be| alone)?"
    r"|(i'?ll|i will|i want to|let'?s|gonna|just|actually|rather|we'?ll) keep"
    r" (it|them|this|that|the order)"
    r"|keep (it|them|the order)( after all)?(?=\W*$)|change(d)? (of|my|our) minds?|on second thoughts?"
    r"|(don'?t|do not|dont) (cancel|return|refund|bother|do (it|that|anything)|send (it|them) back)"
    r"|(i'?ll|i will|we'?ll|happy to|rather) wait|stop,? (don'?t|wait|no))\b",
    re.IGNORECASE,
)
_WHAT_IF: Final = re.compile(r"\b(if|can|could|may|when) (i|we) (ever )?(change|keep|wait)\b", re.IGNORECASE)


def thought_better(work: Work) -> Reply | None:
    """Return what is said to a changed mind; None where nothing is open, or they want something else."""
    message, pending = work.message, read_pending(work.message.slot("pending"))
    said = _THOUGHT_BETTER.search(message.text) is not None and not _WHAT_IF.search(message.text)
    if message.is_payload or not said or order_numbers(message):
        return None
    if pending is None:
        return _too_late(work)
    if pending.wait not in WAYS_OUT or way_in_words(message.text) is not None:
        return None
    return decline(work)


def decline(work: Work) -> Reply:
    """Drop what was pending and say what stays as it is."""
    match read_pending(work.message.slot("pending")):
        case Pending(Wait.ABOUT | Wait.SETTLED | Wait.MEANT | Wait.WHICH):
            return say(work.voice.say("utter_what_then"), *MATTERS, outcome=Outcome.ASKED)
        case Pending(Wait.BUY):
            return say(work.voice.say("utter_kept_buy"), outcome=Outcome.DECLINED)
        case Pending(Wait.ERASE):
            return say(work.voice.say("utter_kept_erase"), outcome=Outcome.DECLINED)
        case Pending(_, target) as pending if order := own_order(work, target):
            return _kept(work, pending.wait, order)
    # Goods they asked to see were not the right ones; of those nobody asked for, a no is the last word.
    last = work.scene.last
    looks = last is not None and last.outcome == Outcome.OFFERED and may_bring_up_goods(work)
    # A wish that waited is no more, once they say no to it.
    slots = {"wish": None}
    buttons = (OTHERS,) if looks else ()
    return say(work.voice.say("utter_no_taken"), *buttons, outcome=Outcome.DECLINED, slots=slots)


def _kept(work: Work, wait: Wait, order: Order) -> Reply:
    words = work.voice.say(_KEPT.get(wait, "utter_no_taken"), **values(order, work.scene.now))
    if wait in {Wait.CANCEL, Wait.RETURN}:
        return say(words, outcome=Outcome.DECLINED, slots={"case": None})
    step = Step(work.voice.say("utter_step_person"), (PERSON,))
    answer = Answer("", words, step, Outcome.DECLINED)
    slots = {"case": work.message.slot("case")}
    return soothed(answer, work.voice, work.policy.table.openings, slots=slots)


def _too_late(work: Work) -> Reply | None:
    """Return what is said when what they have thought better of was done a moment ago.

    An order that was only just placed can be cancelled; a change cannot be undone.
    """
    before = work.scene.before
    if not before or before[-1].outcome != Outcome.SOLVED:
        return None
    order = own_order(work, work.message.slot("order_number") or "")
    if order is None:
        return None
    return ask_to_cancel(work, order) if fits(order, Matter.CANCEL, work.scene.now) else too_late(work, order)
