"""The policy: from mood, history and what was just done to what follows.

Follows the care table, within limits no table can edit away: nothing is offered to an upset customer,
nor for at least two turns after; a person is called once, not again and again.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from actions.care.kinds import Care, Outcome, Tone, Trend
from actions.care.levels import HOT
from actions.care.mood import Mood, Pace
from actions.care.table import CareTable, Rule
from emotion import Emotion
from store import Turn

LEAST_QUIET_TURNS = 2


@dataclass(frozen=True, slots=True)
class Situation:
    """Where the conversation stands once the turn's own action has answered.

    Attributes
    ----------
    done
        What the turn came to.
    escalate
        Whether a person is due.
    case_open
        Whether a matter of theirs is unsolved.
    called
        Whether a person was called already and has not given the conversation back since.
    """

    mood: Mood
    done: Outcome
    escalate: bool = False
    case_open: bool = False
    before: tuple[Turn, ...] = ()
    called: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """What follows, and the response family that says it."""

    care: Care
    say: str | None = None


class Policy:
    """The care table at work."""

    def __init__(self, table: CareTable) -> None:
        self.table = table
        words = "|".join(re.escape(threat.strip()) for threat in table.threats if threat.strip())
        self._threat = re.compile(rf"\b(?:{words})\b", re.IGNORECASE) if words else None
        self.pace = Pace(
            upset=table.thresholds.upset,
            felt=table.thresholds.felt,
            hot_up=table.movement.hot_up,
            hot_down=table.movement.hot_down,
            thaw=table.movement.thaw,
            even=table.movement.even,
            half_life_s=table.movement.half_life_minutes * 60,
        )

    def tone(self, mood: Mood) -> Tone:
        """Return how this mood is spoken to."""
        return self.table.tones[mood.emotion]

    def trend(self, mood: Mood) -> Trend:
        """Return where the upset is going."""
        if mood.slope <= -self.table.thresholds.rising:
            return Trend.RISING
        return Trend.EASING if mood.slope >= self.table.thresholds.rising else Trend.STEADY

    def threatens(self, text: str) -> bool:
        """Return whether `text` holds one of the table's threats."""
        return self._threat is not None and self._threat.search(text) is not None

    def escalates(self, course: Sequence[Mood]) -> bool:
        """Return whether the last moods call for a person: upset turn after turn and not easing."""
        needed = self.table.thresholds.upset_turns_to_person
        last = course[-needed:]
        if len(last) < needed or any(mood.heat < self.pace.upset for mood in last):
            return False
        return last[-1].heat >= last[0].heat - self.table.thresholds.rising

    def may_offer(self, mood: Mood, before: Sequence[Turn]) -> bool:
        """Return whether a product may be shown at all, asked for or not."""
        if mood.heat >= self.pace.upset or mood.emotion in HOT:
            return False
        quiet = max(self.table.offers.quiet_turns_after_upset, LEAST_QUIET_TURNS)
        return not any(self._was_upset(turn) for turn in before[-quiet:])

    def decide(self, situation: Situation) -> Decision:
        """Return what follows the answer: the first row that fits."""
        for rule in self.table.rules:
            if self._fits(rule, situation) and self._allowed(rule.care, situation):
                return Decision(rule.care, rule.say)
        return Decision(Care.NOTHING)

    def _fits(self, rule: Rule, situation: Situation) -> bool:
        columns = (
            not rule.mood or self.tone(situation.mood) in rule.mood,
            not rule.slope or self.trend(situation.mood) in rule.slope,
            rule.escalate is None or rule.escalate == situation.escalate,
            rule.case is None or rule.case == situation.case_open,
            rule.offered is None or rule.offered == self._offered(situation.before),
            rule.refused is None or rule.refused == refused(situation),
            not rule.done or situation.done in rule.done,
        )
        return all(columns)

    def _allowed(self, care: Care, situation: Situation) -> bool:
        if care is Care.RECOMMEND:
            return self.may_offer(situation.mood, situation.before) and situation.done not in {
                Outcome.OFFERED,
                Outcome.HANDED_OVER,
            }
        if care is Care.HAND_OVER:
            return not situation.called and situation.done is not Outcome.HANDED_OVER
        return True

    def _offered(self, before: Sequence[Turn]) -> bool:
        """Return whether this phase, or the last few turns, already saw an offer nobody asked for."""
        since = _phase(before)
        if any(turn.outcome == Outcome.OFFERED_UNASKED for turn in since):
            return True
        near = before[-self.table.offers.turns_between_unasked :]
        return any(turn.outcome in {Outcome.OFFERED, Outcome.OFFERED_UNASKED} for turn in near)

    def _was_upset(self, turn: Turn) -> bool:
        return turn.mood in {Emotion.ANGER, Emotion.FRUSTRATION}


def refused(situation: Situation) -> bool:
    """Return whether the customer said no, or disliked what was shown, in this phase."""
    no = {"deny", "dislike"}
    return situation.done is Outcome.DECLINED or any(turn.intent in no for turn in _phase(situation.before))


def _phase(before: Sequence[Turn]) -> Sequence[Turn]:
    """Return the turns since the last matter was solved."""
    for index in range(len(before) - 1, -1, -1):
        if before[index].outcome == Outcome.SOLVED:
            return before[index + 1 :]
    return before
