"""action_next_step: what follows the answer, by the care table: a person, a question, an offer, nothing."""

from dataclasses import replace

from actions.alarms import due_reason
from actions.buttons import PERSON
from actions.care.behaviour import unheard
from actions.care.kinds import Care, Outcome, Strategy
from actions.care.policy import Decision, Situation
from actions.compensating import compensate
from actions.handing_over import hand_over
from actions.pending import CHANGES_AN_ORDER, read_pending
from actions.reply import Reply, say
from actions.shelf.show import show_unasked
from actions.talk.complaints import likeliest_trouble
from actions.turns.base import TurnAction
from actions.turns.second import serve_second
from actions.work import Work
from store import Turn

_TAKES_A_WAY_OUT = frozenset({"order_cancel", "order_return", "refund_status", "affirm"})
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
        second = serve_second(self._house, work, Outcome(turn.outcome))
        if second is None:
            return self._by_the_table(work, turn, Outcome(turn.outcome))
        message = replace(work.message, slots={**work.message.slots, **second.slots})
        after = replace(work, scene=replace(work.scene, message=message))
        reply = self._by_the_table(after, turn, second.outcome)
        slots = {**second.slots, **reply.slots}
        return replace(reply, bubbles=(*second.bubbles, *reply.bubbles), slots=slots)

    def _by_the_table(self, work: Work, turn: Turn, done: Outcome) -> Reply:
        situation = self._situation(work, turn, done)
        decision = work.policy.decide(situation)
        reply = self._follow(work, decision, situation)
        care = max(Care(turn.care or Care.NOTHING), reply.care or Care.NOTHING, key=_RANK.index)
        return replace(reply, care=care, slots={**reply.slots, "care": str(care)})

    def _situation(self, work: Work, turn: Turn, done: Outcome) -> Situation:
        before = work.scene.before
        failed = 1 + unheard(before) if done in {Outcome.UNCLEAR, Outcome.FAILED} else 0
        return Situation(
            mood=work.scene.mood,
            done=done,
            escalate=turn.escalate,
            case_open=work.message.slot("case") is not None or work.message.slot("pending") is not None,
            before=before,
            called=any(one.care == Care.HAND_OVER for one in work.scene.ours),
            failing=failed >= work.policy.table.hand_over.failures,
            delicate=work.policy.delicate(one.text for one in work.scene.recent),
            settling=done is Outcome.ASKED and _settling(work),
        )

    def _follow(self, work: Work, decision: Decision, situation: Situation) -> Reply:
        family, done = decision.say or "", situation.done
        reply: Reply | None = None
        match decision.strategy:
            case Strategy.HAND_OVER:
                return hand_over(work, due_reason(work, failing=situation.failing), family)
            case Strategy.OFFER_CHOICE:
                reply = say(work.voice.say(family), PERSON, outcome=done, care=Care.ASK)
            case Strategy.RECOMMEND:
                # "Great job losing it" sounds glad; with an order in trouble it hardly is.
                reply = show_unasked(work, family) if likeliest_trouble(work) is None else None
            case Strategy.COMPENSATE:
                reply = compensate(work, family)
            case Strategy.CELEBRATE:
                reply = say(work.voice.say(family))
        if reply is None or decision.strategy is Strategy.RECOMMEND:
            return reply or Reply(outcome=done)
        return replace(reply, outcome=done)

    def _note(self, work: Work, reply: Reply) -> None:
        """Add care and outcome; the action stays the one that answered."""
        if work.scene.turn is not None and work.scene.turn.outcome is not None:
            work.store.turns.decide(work.message.turn_id, care=reply.care, outcome=reply.outcome)


def _settling(work: Work) -> bool:
    """Return whether they asked for a change of an order that now waits for nothing but their yes."""
    pending = read_pending(work.message.slot("pending"))
    changes = pending is not None and pending.wait in CHANGES_AN_ORDER
    return (
        changes and work.message.intent in _TAKES_A_WAY_OUT and work.policy.alarm(work.message.text) is None
    )
