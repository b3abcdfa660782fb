"""action_next_step: what follows the answer, by the care table: a person, a question, an offer, nothing."""

from dataclasses import replace

from actions.buttons import PERSON
from actions.care.kinds import Care, Outcome
from actions.care.policy import Situation
from actions.handing_over import hand_over
from actions.reply import Reply, say
from actions.shelf.show import show_unasked
from actions.turns.base import TurnAction
from actions.work import Work

_DEFAULT_WORDS = {
    Care.HAND_OVER: "utter_hand_over_due",
    Care.ASK: "utter_ask_person",
    Care.RECOMMEND: "utter_offer_unasked",
}
# What the turn itself did for the mood outranks a mere "nothing" here.
_RANK = [Care.NOTHING, Care.ASK, Care.RECOMMEND, Care.SOOTHE, Care.HAND_OVER]


class ActionNextStep(TurnAction):
    """Follows the care table once the turn's own action has answered."""

    action_name = "action_next_step"
    keeps_pending = True
    speaks = False

    def answer(self, work: Work) -> Reply:
        """Decide and do what follows."""
        turn = work.scene.turn
        if turn is None or turn.outcome is None:
            # Not sensed, or the turn's own action failed or was erased: better nothing than a guess.
            return Reply()
        done = Outcome(turn.outcome)
        situation = Situation(
            mood=work.scene.mood,
            done=done,
            escalate=turn.escalate,
            case_open=work.message.slot("case") is not None or work.message.slot("pending") is not None,
            before=work.scene.before,
            called=any(one.care == Care.HAND_OVER for one in work.scene.ours),
        )
        decision = work.policy.decide(situation)
        family = decision.say or _DEFAULT_WORDS.get(decision.care, "")
        match decision.care:
            case Care.HAND_OVER:
                reply = replace(hand_over(work, "due", family), care=Care.HAND_OVER)
            case Care.ASK:
                reply = say(work.voice.say(family), PERSON, outcome=done, care=Care.ASK)
            case Care.RECOMMEND:
                reply = show_unasked(work, family) or Reply(outcome=done)
            case _:
                reply = Reply(outcome=done)
        care = max(Care(turn.care or Care.NOTHING), reply.care or Care.NOTHING, key=_RANK.index)
        return replace(reply, care=care, slots={**reply.slots, "care": str(care)})

    def _note(self, work: Work, reply: Reply) -> None:
        """Add care and outcome; the action stays the one that answered."""
        if work.scene.turn is not None and work.scene.turn.outcome is not None:
            work.store.turns.decide(work.message.turn_id, care=reply.care, outcome=reply.outcome)
