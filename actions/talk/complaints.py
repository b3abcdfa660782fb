"""Complaints without a matter: soothe, and name the likeliest trouble instead of asking "how can I help"."""

from actions.buttons import PERSON
from actions.care.kinds import Outcome
from actions.care.soothing import Answer, Step, soothed
from actions.orders.days import UNDER_WAY
from actions.orders.facts import standing, values
from actions.orders.matters import most_pressing, read_case, trouble
from actions.orders.talk import answer
from actions.pending import Pending, Wait
from actions.reply import Button, Reply
from actions.work import Work

_MATTERS = (
    Button("It's late", "/order_late"),
    Button("It's damaged", "/order_damaged"),
    Button("Wrong or missing item", "/order_wrong_item"),
    Button("My refund", "/refund_status"),
    PERSON,
)


def ask_what_happened(work: Work) -> Reply:
    """Open with soothing words, then name the likeliest trouble among their orders, or ask."""
    customer = work.scene.customer_id
    orders = work.store.orders.of_customer(customer) if customer else []
    case = read_case(work.message.slot("case"))
    order = next((one for one in orders if case and one.id == case.order_id), None)
    if order is None or trouble(order, work.scene.now) is None:
        order = most_pressing(orders, work.scene.now)
    openings = work.policy.table.openings
    topic = next((one for one in orders if one.id == work.message.slot("order_number")), None)
    if order is None and topic is not None and topic.status in UNDER_WAY:
        # We were just talking about this one; asking "what happened?" would be deaf.
        step = Step(work.voice.say("utter_step_chase", **values(topic, work.scene.now)), (PERSON,))
        facts = standing(topic, work.scene.now, work.voice)
        return answer(work, Answer("", facts, step), topic)
    if order is None:
        step = Step(work.voice.say("utter_step_what_happened"), _MATTERS)
        asked = Answer("", "", step, Outcome.ASKED)
        return soothed(asked, work.voice, openings, text=work.message.text, slots=_kept(work))
    what = trouble(order, work.scene.now) or "late"
    step = Step(
        work.voice.say(f"utter_is_it_{what}", **values(order, work.scene.now)),
        (Button("Yes, that's it", "/affirm"), Button("Something else", "/deny"), PERSON),
    )
    slots = {**_kept(work), "pending": str(Pending(Wait.ABOUT, order.id, what))}
    # The matter is a guess until they say yes, so the opening stays general.
    asked = Answer("", "", step, Outcome.ASKED)
    return soothed(asked, work.voice, openings, text=work.message.text, slots=slots)


def _kept(work: Work) -> dict[str, object]:
    return {"case": work.message.slot("case")}
