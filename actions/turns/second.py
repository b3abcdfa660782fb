"""The second thing asked in one message: served by the action Rasa would have called for it alone.

Runs after the first was answered, in the same turn. Two questions that each wait for a yes would make one yes
mean either, so of those the second is kept in a slot and asked once the first is settled.
"""

from collections.abc import Mapping
from dataclasses import replace

from actions.care.kinds import Outcome, Tone
from actions.errors import ShopUnavailable
from actions.house import House
from actions.orders.unreachable import say_unreachable
from actions.reply import Reply, say
from actions.scene import Message
from actions.turns.action_answer import ActionAnswer
from actions.turns.action_cancel_order import ActionCancelOrder
from actions.turns.action_change_order import ActionChangeOrder
from actions.turns.action_compare import ActionCompare
from actions.turns.action_erase_data import ActionEraseData
from actions.turns.action_hand_over import ActionHandOver
from actions.turns.action_order_problem import ActionOrderProblem
from actions.turns.action_order_status import ActionOrderStatus
from actions.turns.action_product_facts import ActionProductFacts
from actions.turns.action_recommend import ActionRecommend
from actions.turns.action_refund_status import ActionRefundStatus
from actions.turns.action_return_order import ActionReturnOrder
from actions.turns.base import TurnAction
from actions.work import Work

_ACTIONS: Mapping[type[TurnAction], str] = {
    ActionOrderStatus: "order_status",
    ActionCancelOrder: "order_cancel",
    ActionReturnOrder: "order_return complain_quality",
    ActionChangeOrder: "order_change order_exchange",
    ActionRefundStatus: "refund_status",
    ActionOrderProblem: "order_late order_damaged order_wrong_item order_missing_item",
    ActionRecommend: "recommend recommend_gift surprise_me",
    ActionProductFacts: "product_question stock_question size_question",
    ActionCompare: "compare_products",
    ActionAnswer: "faq_delivery faq_payment faq_returns faq_warranty how_to_order payment_problem"
    " invoice_request voucher_question account_help shop_info privacy_question complain_courier",
    ActionHandOver: "talk_to_human",
    ActionEraseData: "delete_my_data",
}
ANSWERS: Mapping[str, type[TurnAction]] = {
    intent: action for action, intents in _ACTIONS.items() for intent in intents.split()
}
_MONEY_AFTER = frozenset({"order_cancel", "order_return", "order_exchange"})
# "Late again, what a surprise" asks for no surprise.
_TROUBLE = frozenset({"order_late", "order_damaged", "order_wrong_item", "order_missing_item", "complain"})
_ASKS = frozenset({"order_cancel", "order_return", "order_exchange", "order_change", "delete_my_data"})


def serve(house: House, work: Work, intent: str, *, number: str | None = None) -> Reply | None:
    """Answer as if this intent had been said; None when no action answers it."""
    action = ANSWERS.get(intent)
    if action is None:
        return None
    entities = {"order_number": (number,)} if number else {}
    message = replace(work.message, intent=intent, entities=entities, text=f"/{intent}", is_payload=True)
    return _answered(house, work, action, message)


def serve_second(house: House, work: Work, first: Outcome) -> Reply | None:
    """Return the answer to the second thing asked; None when there was none."""
    second = work.message.second
    later = work.message.slot("later")
    if second is None:
        open_question = work.message.slot("pending") is not None
        return None if later is None or open_question else _due(house, work, later)
    if second.intent == "refund_status" and work.message.intent in _MONEY_AFTER:
        return say(work.voice.say("utter_money_after"), outcome=first)
    if second.intent == "surprise_me" and work.message.intent in _TROUBLE:
        return None
    if work.message.slot("pending") is not None and second.intent in _ASKS:
        kept = ":".join((second.intent, second.entity("order_number") or ""))
        return say(work.voice.say("utter_then_the_other"), outcome=first, slots={"later": kept})
    action = ANSWERS.get(second.intent)
    return None if action is None else _answered(house, work, action, second)


def _due(house: House, work: Work, later: str) -> Reply | None:
    """Return the answers to what was kept, one order after the other until something is asked."""
    told: Reply | None = None
    while later and work.message.slot("pending") is None:
        intent, _, numbers = later.partition(":")
        number, _, others = numbers.partition("+")
        reply = serve(house, work, intent, number=number or None)
        if reply is None:
            break
        later = f"{intent}:{others}" if others else ""
        reply = replace(reply, slots={**reply.slots, "later": later or None})
        told = reply if told is None else _joined(told, reply)
        work = replace(work, scene=replace(work.scene, message=work.message.with_slots(reply.slots)))
    return told


def _joined(first: Reply, then: Reply) -> Reply:
    bubbles, slots = (*first.bubbles, *then.bubbles), {**first.slots, **then.slots}
    return replace(then, bubbles=bubbles, slots=slots)


def _answered(house: House, work: Work, action: type[TurnAction], message: Message) -> Reply:
    # The first answer has opened with what the mood called for; a second opening would sound hollow.
    voice = work.voice.in_tone(Tone.CALM)
    scene = replace(work.scene, message=message)
    again = replace(work, scene=scene, voice=voice)
    try:
        return action(house).answer(again)
    except ShopUnavailable as problem:
        return say_unreachable(again, problem)
