"""All actions, as the server registers them."""

from rasa_sdk.executor import ActionExecutor

from actions.house import House
from actions.turns.action_answer import ActionAnswer
from actions.turns.action_cancel_order import ActionCancelOrder
from actions.turns.action_change_order import ActionChangeOrder
from actions.turns.action_compare import ActionCompare
from actions.turns.action_confirm import ActionConfirm
from actions.turns.action_decline import ActionDecline
from actions.turns.action_erase_data import ActionEraseData
from actions.turns.action_hand_over import ActionHandOver
from actions.turns.action_mood_consent import ActionMoodConsent
from actions.turns.action_order_problem import ActionOrderProblem
from actions.turns.action_order_status import ActionOrderStatus
from actions.turns.action_product_facts import ActionProductFacts
from actions.turns.action_react import ActionReact
from actions.turns.action_recommend import ActionRecommend
from actions.turns.action_refine_offer import ActionRefineOffer
from actions.turns.action_refund_status import ActionRefundStatus
from actions.turns.action_return_order import ActionReturnOrder
from actions.turns.action_sense_emotion import ActionSenseEmotion
from actions.turns.action_small_talk import ActionSmallTalk
from actions.turns.action_take_order_number import ActionTakeOrderNumber
from actions.turns.action_why import ActionWhy
from actions.turns.base import TurnAction
from actions.turns.next_step import NextStep

ACTIONS: tuple[type[TurnAction], ...] = (
    ActionSenseEmotion,
    ActionOrderStatus,
    ActionCancelOrder,
    ActionReturnOrder,
    ActionRefundStatus,
    ActionChangeOrder,
    ActionOrderProblem,
    ActionTakeOrderNumber,
    ActionRecommend,
    ActionRefineOffer,
    ActionReact,
    ActionWhy,
    ActionCompare,
    ActionProductFacts,
    ActionConfirm,
    ActionDecline,
    ActionHandOver,
    ActionEraseData,
    ActionMoodConsent,
    ActionAnswer,
    ActionSmallTalk,
)


def register_actions(house: House) -> ActionExecutor:
    """Return the SDK's executor with one instance of each action, the next step behind those that answer.

    Instances, because the SDK's own discovery would import every module and build every subclass.
    """
    executor, follows = ActionExecutor(), NextStep(house)
    for action in ACTIONS:
        executor.register_action(action(house, follows if action.speaks else None))
    return executor
