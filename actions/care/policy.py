"""The policy: from mood, history and what was just done to what follows.

Follows the care table, within limits no table can edit away: nothing is offered to an upset customer, nor
for at least two turns after; nothing is offered unasked where the talk is of danger, death or need; a
person is called once, not again and again.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from actions.care.bare import is_bare_wish
from actions.care.holding import Heard, Hold, held, share_of
from actions.care.kinds import CARE_OF, REFUSING, SHOWN, Alarm, Care, Outcome, Strategy, Tone, Trend
from actions.care.matching import Facts, Look, looks
from actions.care.mood import Mood, Pace
from actions.care.mourning import tells_of_a_death, unmistakable
from actions.care.schema import CareTable, Rule
from actions.care.stretches import since
from store import Turn

NOTHING_HEARD = Heard()
_DELICATE = "they spoke of danger, death or need"
# "A rubbish bin" is a thing one can buy.
_UNLESS = r"(?! (?:bin|can|bag|chute)s?\b)"


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
    failing
        Whether they were not understood, or not answered, too often in a row, this turn included.
    delicate
        Whether the talk is of danger, death or need.
    settling
        Whether a way out was just taken or put to them, which now only wants their word.
    heard
        How the message sounds.
    wish
        Whether a wish for products of theirs had to wait.
    """

    mood: Mood
    done: Outcome
    escalate: bool = False
    case_open: bool = False
    before: tuple[Turn, ...] = ()
    called: bool = False
    failing: bool = False
    delicate: bool = False
    settling: bool = False
    heard: Heard = NOTHING_HEARD
    wish: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """What follows, and the response family that says it."""

    strategy: Strategy
    say: str | None = None

    @property
    def care(self) -> Care:
        """What the strategy means for the customer's mood."""
        return CARE_OF[self.strategy]


class Policy:
    """The care table at work."""

    def __init__(self, table: CareTable) -> None:
        self.table = table
        self._alarms = {alarm: _any_of(words) for alarm, words in table.hand_over.words.items()}
        delicate = table.delicate
        self._delicate = _any_of([*delicate.safety, *delicate.bereavement, *delicate.money_trouble])
        self._mourning = _any_of(unmistakable(delicate.bereavement))
        self._scorn = _any_of(table.offers.scorn, _UNLESS)
        self.pace = Pace(
            upset=table.thresholds.upset,
            calm_again=table.thresholds.calm_again,
            felt=table.thresholds.felt,
            unfelt=table.thresholds.unfelt,
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

    def alarm(self, text: str) -> Alarm | None:
        """Return what the words call a person for, the gravest first; None when nothing."""
        plain = _plain(text)
        return next((alarm for alarm in Alarm if self._alarms[alarm].search(plain)), None)

    def delicate(self, texts: Iterable[str]) -> bool:
        """Return whether one of the texts speaks of danger, death or need."""
        plain = [_plain(text) for text in texts]
        grave = (Alarm.SELF_HARM, Alarm.HEALTH)
        return any(
            self._delicate.search(text) or any(self._alarms[alarm].search(text) for alarm in grave)
            for text in plain
        )

    def mourns(self, text: str) -> bool:
        """Return whether the words speak of somebody's death."""
        plain = _plain(text)
        return self._mourning.search(plain) is not None or tells_of_a_death(plain)

    def escalates(self, course: Sequence[Mood]) -> bool:
        """Return whether the moods call for a person: upset too long, or falling fast."""
        needed = self.table.hand_over.upset_turns
        last = course[-needed:]
        if any(mood.heat < self.pace.upset for mood in last[-2:]):
            return False
        if len(last) == needed and all(mood.heat >= self.pace.upset for mood in last):
            return last[-1].heat >= last[0].heat - self.table.thresholds.rising
        # Two upset turns in a row, so that one sharp message does not summon anybody.
        falling = len(course) > 2 and course[-1].slope <= -self.table.hand_over.falls_by
        return falling and course[-1].valence <= course[-2].valence

    def heard(self, turn: Turn | None) -> Heard:
        """Return how a message sounds, as far as it was read at all."""
        if turn is None or not turn.model:
            return Heard()
        share = share_of(turn.scores, turn.behaviour, self.table, turn.intent)
        return Heard(share, self.scornful(turn.text), is_bare_wish(turn.text, turn.behaviour))

    def scornful(self, text: str) -> bool:
        """Return whether the words speak of goods with scorn."""
        return self._scorn.search(_plain(text)) is not None

    def hold(
        self, mood: Mood, before: Sequence[Turn], heard: Heard = NOTHING_HEARD, *, asked: bool = True
    ) -> Hold | None:
        """Return why no product may be shown, asked for or not; None when it may."""
        return held(self.table, mood, before, heard, asked=asked)

    def decide(self, situation: Situation) -> Decision:
        """Return what follows the answer: the first row that fits and is allowed."""
        for look in self.rules(situation):
            if look.fits and not look.held:
                return Decision(look.row.strategy, look.row.say)
        return Decision(Strategy.STAY_BRIEF)

    def rules(self, situation: Situation) -> list[Look[Rule]]:
        """Return a look at every rule; one that fits and may not be followed says why."""
        found = looks(self.table.rules, self.facts(situation))
        for look in found:
            if look.fits:
                look.held = self._held(look.row.strategy, situation)
        return found

    def facts(self, situation: Situation) -> Facts:
        """Return what the columns of the rules are compared with."""
        return {
            "mood": self.tone(situation.mood),
            "slope": self.trend(situation.mood),
            "escalate": situation.escalate,
            "failing": situation.failing,
            "case": situation.case_open,
            "settling": situation.settling,
            "trouble": any(turn.care == Care.SOOTHE for turn in _phase(situation.before)),
            "offered": self._offered(situation.before),
            "refused": refused(situation),
            "wish": situation.wish,
            "done": situation.done,
        }

    def _held(self, strategy: Strategy, situation: Situation) -> str:
        """Return the limit that forbids a strategy here; "" when none does."""
        match strategy:
            case Strategy.RECOMMEND:
                return self._not_to_be_sold_to(situation)
            case Strategy.RECALL if situation.delicate:
                return _DELICATE
            case Strategy.HAND_OVER if situation.called or situation.done is Outcome.HANDED_OVER:
                return "a person was called"
            case Strategy.COMPENSATE if not self.table.compensation.enabled:
                return "compensation is off"
        return ""

    def _not_to_be_sold_to(self, situation: Situation) -> str:
        hold = self.hold(situation.mood, situation.before, situation.heard, asked=False)
        if hold is not None or situation.delicate:
            return hold or _DELICATE
        return "shown already" if situation.done in {Outcome.OFFERED, Outcome.HANDED_OVER} else ""

    def _offered(self, before: Sequence[Turn]) -> bool:
        """Return whether this phase, or the last few turns, already saw an offer nobody asked for."""
        if any(turn.outcome == Outcome.OFFERED_UNASKED for turn in _phase(before)):
            return True
        near = before[-self.table.offers.turns_between_unasked :]
        return any(turn.outcome in SHOWN for turn in near)


def refused(situation: Situation) -> bool:
    """Return whether the customer said no in this phase, or ever to something shown."""
    before = situation.before
    if situation.done is Outcome.DECLINED:
        return True
    if any(turn.intent in REFUSING or turn.outcome == Outcome.DECLINED for turn in _phase(before)):
        return True
    return any(later.intent in REFUSING and shown.outcome in SHOWN for shown, later in pairwise(before))


def _phase(before: Sequence[Turn]) -> Sequence[Turn]:
    """Return the turns since the last matter was solved, or said to be settled."""
    return since(before, Outcome.SOLVED, Outcome.SETTLED)


def _plain(text: str) -> str:
    return " ".join(text.replace("\u2019", "'").split())


def _any_of(words: Sequence[str], unless: str = "") -> re.Pattern[str]:
    found = "|".join(re.escape(_plain(word)) for word in words if word.strip())
    # Without any words nothing matches.
    return re.compile(rf"\b(?:{found})\b{unless}" if found else r"(?!)", re.IGNORECASE)
