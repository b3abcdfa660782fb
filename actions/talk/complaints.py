"""Complaints without a matter: soothe, and name the likeliest trouble instead of asking "how can I help"."""

from collections.abc import Mapping

from actions.buttons import PERSON
from actions.care.kinds import Care, Outcome
from actions.care.soothing import Answer, Step, soothed
from actions.orders.about import about
from actions.orders.asking_again import ask_again
from actions.orders.days import UNDER_WAY
from actions.orders.facts import standing, values
from actions.orders.known import known_orders
from actions.orders.matters import Matter, most_pressing, read_case, trouble
from actions.orders.numbers import order_numbers
from actions.orders.owners import own_order
from actions.orders.talk import answer
from actions.pending import BRINGS_ONE, WAYS_OUT, Pending, Wait, read_pending
from actions.reply import Button, Reply
from actions.work import Work
from store import Order

MATTERS = (
    Button("It's late", "/order_late"),
    Button("It's damaged", "/order_damaged"),
    Button("Wrong or missing item", "/order_wrong_item"),
    Button("My refund", "/refund_status"),
    PERSON,
)


def ask_what_happened(work: Work) -> Reply:
    """Open with soothing words, then name the likeliest trouble among their orders, or ask.

    What is being settled already is settled first.
    """
    return _being_settled(work) or _find_out(work)


def _being_settled(work: Work) -> Reply | None:
    pending = read_pending(work.message.slot("pending"))
    if pending is None or pending.wait not in WAYS_OUT:
        return None
    order = own_order(work, pending.target)
    elsewhere = any(number != pending.target for number in order_numbers(work.message))
    return None if order is None or elsewhere else ask_again(work, pending, order)


def _find_out(work: Work) -> Reply:
    orders = known_orders(work)
    order = most_pressing(orders, work.scene.now)
    known = _of_what_is_known(work, order, {one.id: one for one in orders})
    return known or (_ask(work) if order is None else _ask_about(work, order))


def _of_what_is_known(work: Work, order: Order | None, theirs: Mapping[str, Order]) -> Reply | None:
    """Return the answer where it is known what they mean: named, open already, or spoken of last."""
    named = named_trouble(work)
    if named is not None:
        return about(work, Matter.LATE, named)
    case, pending = read_case(work.message.slot("case")), read_pending(work.message.slot("pending"))
    open_one = theirs.get(case.order_id) if case is not None else None
    if case is not None and open_one is not None and (order is None or order.id == open_one.id):
        return about(work, case.matter, open_one)
    if order is not None and pending is not None and pending.wait is Wait.ABOUT:
        # Asked "is it about that?", they only got angrier: asking again would be deaf.
        return about(work, Matter.LATE, order)
    topic = theirs.get(work.message.slot("order_number") or "")
    if order is None and topic is not None and topic.status in UNDER_WAY:
        # We were just talking about this one.
        step = Step(work.voice.say("utter_step_chase", **values(topic, work.scene.now)), (PERSON,))
        facts = standing(topic, work.scene.now, work.voice)
        return answer(work, Answer("", facts, step), topic, pending=BRINGS_ONE)
    return None


def _ask(work: Work) -> Reply:
    last = work.scene.last
    if last is not None and last.outcome == Outcome.FACTS and last.care == Care.SOOTHE:
        # They said what it is, and what we could say to it was not enough.
        step = Step(work.voice.say("utter_ask_person"), (PERSON,))
        return _soothed(work, step, {**_kept(work), "pending": str(BRINGS_ONE)})
    step = Step(work.voice.say("utter_step_what_happened"), MATTERS)
    return _soothed(work, step, _kept(work))


def _ask_about(work: Work, order: Order) -> Reply:
    what = trouble(order, work.scene.now) or "late"
    step = Step(
        work.voice.say(f"utter_is_it_{what}", **values(order, work.scene.now)),
        (Button("Yes, that's it", "/affirm"), Button("Something else", "/deny"), PERSON),
    )
    return _soothed(work, step, {**_kept(work), "pending": str(Pending(Wait.ABOUT, order.id, what))})


def _soothed(work: Work, step: Step, slots: Mapping[str, object]) -> Reply:
    # The matter is a guess until they say yes, so the opening stays general.
    asked = Answer("", "", step, Outcome.ASKED)
    openings = work.policy.table.openings
    return soothed(asked, work.voice, openings, text=work.message.text, slots=slots)


def likeliest_trouble(work: Work) -> Order | None:
    """Return the order they are most likely upset about; None when all is well."""
    return most_pressing(known_orders(work), work.scene.now)


def named_trouble(work: Work) -> Order | None:
    """Return the order of theirs the message names, if something is wrong with it; None otherwise."""
    numbers = order_numbers(work.message)
    orders = [order for order in known_orders(work) if order.id in numbers] if numbers else []
    return most_pressing(orders, work.scene.now)


def _kept(work: Work) -> dict[str, object]:
    return {"case": work.message.slot("case")}
