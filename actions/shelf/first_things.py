"""First things first: why nothing is shown right now, what is put right instead, and whether all is settled.

Asks once whether all is settled; the wish itself is kept and taken up when it is.
"""

from collections.abc import Mapping
from dataclasses import replace

from actions.buttons import PERSON
from actions.care.holding import Hold
from actions.care.kinds import Care, Outcome, Tone
from actions.care.soothing import Answer, Step, soothed
from actions.orders.facts import values
from actions.orders.flow import attend_to
from actions.orders.known import known_orders
from actions.orders.matters import Case, most_pressing, read_case, trouble
from actions.pending import Pending, Wait
from actions.reply import Button, Reply, say
from actions.talk.complaints import MATTERS
from actions.talk.tact import asked_whether_settled, holds_back
from actions.work import Work
from store import Order


def first_things_first(work: Work) -> Reply:
    """Say kindly that we put things right before we show anything, and offer to begin."""
    case = read_case(work.message.slot("case"))
    order = most_pressing(known_orders(work), work.scene.now)
    if case is not None and work.scene.customer_id is not None:
        reply = _open_case_first(work, case)
    else:
        reply = _settled_first(work) if order is None else _trouble_first(work, order)
    said = work.message.entity("budget")
    wish = {"wish": work.message.intent, **({"budget": said} if said else {})}
    return replace(reply, care=reply.care or Care.ASK, slots={**reply.slots, **wish})


def _trouble_first(work: Work, order: Order) -> Reply:
    what = trouble(order, work.scene.now) or "late"
    step = Step(
        work.voice.say(f"utter_is_it_{what}", **values(order, work.scene.now)),
        (Button("Yes, that's it", "/affirm"), Button("Something else", "/deny")),
    )
    slots = {"pending": str(Pending(Wait.ABOUT, order.id, what))}
    return _ask(work, Answer(what, work.voice.say("utter_not_now"), step, Outcome.ASKED), slots)


def _open_case_first(work: Work, case: Case) -> Reply:
    """Go on with the matter they came for, and say that the rest comes after it."""
    reply = attend_to(work, case.matter)
    if work.policy.delicate(turn.text for turn in work.scene.recent):
        return reply  # goods are not even promised
    first, *others = reply.bubbles
    words = f"{work.voice.say('utter_not_now')} {first.text}"
    return replace(reply, bubbles=(replace(first, text=words), *others))


def _settled_first(work: Work) -> Reply:
    """Ask once whether all is settled; after that the upset are asked what is not, the calm said so."""
    hold = holds_back(work)
    if asked_whether_settled(work):
        if hold is Hold.UPSET:
            step = Step(work.voice.say("utter_step_what_happened"), MATTERS)
            return _ask(work, Answer("", "", step, Outcome.ASKED), {})
        return say(work.voice.in_tone(Tone.CALM).say("utter_not_now"), outcome=Outcome.SETTLED)
    buttons = (Button("Yes, all settled", "/affirm"), Button("No", "/deny"), PERSON)
    slots = {"pending": str(Pending(Wait.SETTLED))}
    if hold in {Hold.UPSET, Hold.LATELY}:
        last = work.scene.last
        if last is not None and last.outcome == Outcome.SOLVED:
            # It was put right a moment ago: feeling with them once more would sound as if it was not.
            work = replace(work, voice=work.voice.in_tone(Tone.CALM))
        step = Step(work.voice.say("utter_step_settled"), buttons)
        return _ask(work, Answer("", work.voice.say("utter_not_now"), step, Outcome.ASKED), slots)
    words = f"{work.voice.say('utter_in_doubt')} {work.voice.say('utter_step_check')}"
    return say(words, *buttons, outcome=Outcome.ASKED, care=Care.SOOTHE, slots=slots)


def _ask(work: Work, answer: Answer, slots: Mapping[str, object]) -> Reply:
    return soothed(answer, work.voice, work.policy.table.openings, text=work.message.text, slots=slots)
