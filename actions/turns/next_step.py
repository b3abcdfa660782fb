"""What follows an answer in the same turn: the second thing asked, then what care calls for.

By the care table a person, a question, an offer, or nothing.
"""

from dataclasses import replace

from actions.alarms import alarm_of, due_reason
from actions.buttons import PERSON
from actions.care.behaviour import unheard
from actions.care.kinds import Care, Outcome, Strategy
from actions.care.policy import Decision, Situation
from actions.compensating import compensate
from actions.handing_over import hand_over
from actions.house import House
from actions.orders.asides import asks_about_it
from actions.orders.ways import way_in_words
from actions.pending import BRINGS_ONE, CHANGES_AN_ORDER, WAYS_OUT, read_pending
from actions.reply import Reply, say
from actions.shelf.kept import recall
from actions.shelf.show import show_unasked
from actions.still_open import waits_for_a_word
from actions.talk.complaints import likeliest_trouble
from actions.turns.second import serve_second
from actions.work import Work
from store import Turn

_TAKES_A_WAY_OUT = frozenset({"order_cancel", "order_return", "refund_status", "affirm"})
# Asked about the same order more often than that, another question is no way out.
_PATIENCE = 3
# What the turn itself did for the mood outranks a mere "nothing" here.
_RANK = [Care.NOTHING, Care.ASK, Care.RECOMMEND, Care.SOOTHE, Care.HAND_OVER]


class NextStep:
    """Follows the care table once an action has answered."""

    def __init__(self, house: House) -> None:
        self._house = house

    def __call__(self, work: Work, turn: Turn, done: Outcome) -> Reply:
        """Decide and do what follows the answer that came to `done`."""
        second = serve_second(self._house, work, done)
        if second is None:
            return self._by_the_table(work, turn, done)
        if waits_for_a_word(work) and not second.slots.get("pending"):
            # Their word is still waited for, whatever else was asked beside it.
            second = replace(second, slots={**second.slots, "pending": work.message.slot("pending")})
        scene = replace(work.scene, message=work.message.with_slots(second.slots))
        after = replace(work, scene=scene)
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
            escalate=_person_due(work, turn),
            case_open=work.message.slot("case") is not None or work.message.slot("pending") is not None,
            before=before,
            called=any(one.care == Care.HAND_OVER for one in work.scene.ours),
            failing=failed >= work.policy.table.hand_over.failures,
            delicate=work.policy.delicate(one.text for one in work.scene.recent),
            settling=done in {Outcome.ASKED, Outcome.FACTS} and _settling(work),
            heard=work.policy.heard(work.scene.turn),
            wish=work.message.slot("wish") is not None,
        )

    def _follow(self, work: Work, decision: Decision, situation: Situation) -> Reply:
        family, done = decision.say or "", situation.done
        reply: Reply | None = None
        match decision.strategy:
            case Strategy.HAND_OVER:
                return hand_over(work, due_reason(work, failing=situation.failing), family)
            case Strategy.OFFER_CHOICE if read_pending(work.message.slot("pending")) is None:
                # Beside another open question a yes would mean either.
                slots = {"pending": str(BRINGS_ONE)}
                if work.person_offered:
                    return Reply((), slots, done, Care.ASK)  # offered already: a yes to that is enough
                reply = say(work.voice.say(family), PERSON, outcome=done, care=Care.ASK, slots=slots)
            case Strategy.RECOMMEND:
                # "Great job losing it" sounds glad; with an order in trouble it hardly is.
                reply = show_unasked(work, family) if likeliest_trouble(work) is None else None
            case Strategy.RECALL:
                reply = recall(work, family)
            case Strategy.COMPENSATE:
                reply = compensate(work, family)
            case Strategy.CELEBRATE:
                reply = say(work.voice.say(family))
        if reply is None or decision.strategy is Strategy.RECOMMEND:
            return reply or Reply(outcome=done)
        return replace(reply, outcome=done)


def _person_due(work: Work, turn: Turn) -> bool:
    """Return whether a person is due: not by a mood whose reading they have just forbidden."""
    forbidden = work.message.slots.get("escalate") is False
    return turn.escalate and (not forbidden or alarm_of(work) is not None)


def _settling(work: Work) -> bool:
    """Return whether a way out is before them and needs nothing but their word.

    They took it themselves or ask about it, or it was put to them in this turn: a person called in the same
    breath would take it away again. Words that call for a person settle nothing.
    """
    pending = read_pending(work.message.slot("pending"))
    if work.policy.alarm(work.message.text) is not None:
        return False
    if asks_about_it(work) and (pending is None or pending.times <= _PATIENCE):
        return True
    if pending is None:
        return False
    if work.asked_anew and pending.wait in WAYS_OUT and pending.times <= _PATIENCE:
        return True
    if pending.wait not in CHANGES_AN_ORDER or pending.times > 1:
        return False
    # "Send me a new one" is the way out itself, whatever Rasa took it for.
    return work.message.intent in _TAKES_A_WAY_OUT or way_in_words(work.message.text) is not None
