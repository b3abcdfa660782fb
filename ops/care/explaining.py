"""Explaining: what care.yml makes of a message, step by step, without saying or storing anything."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from actions.care.behaviour import signs
from actions.care.fusion import felt
from actions.care.holding import Hold
from actions.care.kinds import CALMING, Alarm, Care, Outcome
from actions.care.levels import clearer, heat_of
from actions.care.matching import Look
from actions.care.mood import Mood, moods
from actions.care.policy import Policy, Situation
from actions.care.schema import Opening, Rule
from actions.care.soothing import opening_rows
from actions.orders.matters import most_pressing, trouble
from actions.senses import ReadsFeelings
from emotion import Context, Reading
from store import Store, Turn

_PAUSE = timedelta(minutes=1)
_EARLIER = 4  # messages the reader is told of, as in a real turn


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked about.

    Attributes
    ----------
    earlier
        The customer's messages before this one, oldest first.
    matter, done, case
        What the answer is about, what it came to, whether something stays open.
    """

    text: str
    earlier: tuple[str, ...] = ()
    matter: str = ""
    done: Outcome = Outcome.FACTS
    case: bool = False


@dataclass(frozen=True, slots=True)
class Explained:
    """How the table comes to what it does."""

    scores: Mapping[str, float]
    behaviour: Mapping[str, float]
    heat_of_words: float
    heat: float
    mood: Mood
    tone: str
    trend: str
    alarm: Alarm | None
    delicate: bool
    held_asked: Hold | None
    held_unasked: Hold | None
    share: float
    facts: Mapping[str, object]
    openings: Sequence[Look[Opening]]
    rules: Sequence[Look[Rule]]

    @property
    def opening(self) -> Look[Opening]:
        """The opening row that fires."""
        return next(look for look in self.openings if look.fits)

    @property
    def rule(self) -> Look[Rule] | None:
        """The rule that fires; None when every one that fits is held back."""
        return next((look for look in self.rules if look.fits and not look.held), None)


def explain(policy: Policy, reader: ReadsFeelings | None, question: Question, now: datetime) -> Explained:
    """Return how care.yml sees a message; earlier messages count as answered with facts, a minute apart."""
    turns = _turns(reader, question, now)
    *before, last = turns
    weights = policy.table.behaviour
    messages = [felt(turn.at, turn.scores, turn.behaviour, turn.intensity, weights) for turn in turns]
    course = moods(messages, policy.pace)
    alarm = policy.alarm(question.text)
    history = tuple(_with_mood(policy, turn, mood) for turn, mood in zip(before, course, strict=False))
    heard = policy.heard(last)
    situation = Situation(
        mood=course[-1],
        done=question.done,
        escalate=alarm is not None or policy.escalates(course),
        case_open=question.case,
        before=history,
        delicate=policy.delicate([*question.earlier, question.text]),
        heard=heard,
    )
    tone = policy.tone(course[-1])
    return Explained(
        scores=last.scores,
        behaviour=last.behaviour,
        heat_of_words=heat_of(clearer(last.scores)),
        heat=heat_of(clearer(messages[-1].scores)),
        mood=course[-1],
        tone=tone,
        trend=policy.trend(course[-1]),
        alarm=alarm,
        delicate=situation.delicate,
        held_asked=policy.hold(course[-1], history, heard),
        held_unasked=policy.hold(course[-1], history, heard, asked=False),
        share=heard.share,
        facts=policy.facts(situation),
        openings=opening_rows(policy.table.openings, tone, question.matter, question.text),
        rules=policy.rules(situation),
    )


def of_customer(store: Store, customer_id: str, now: datetime) -> tuple[str, bool]:
    """Return the likeliest matter of a customer, as the assistant would see it, and whether it is open."""
    order = most_pressing(store.orders.of_customer(customer_id), now)
    what = trouble(order, now) if order is not None else None
    return what or "", what is not None


def _turns(reader: ReadsFeelings | None, question: Question, now: datetime) -> list[Turn]:
    turns: list[Turn] = []
    texts = [*question.earlier, question.text]
    for place, text in enumerate(texts):
        at = now - (len(texts) - 1 - place) * _PAUSE
        context = Context(tuple(texts[:place][-_EARLIER:]))
        reading = reader.read_many([text], contexts=[context])[0] if reader is not None else None
        turns.append(
            Turn(
                id=str(place),
                conversation_id="explained",
                customer_id=None,
                channel="explained",
                at=at,
                text=text,
                intensity=reading.intensity if reading is not None else 0.0,
                scores=_scores(reading),
                model=reading.model if reading is not None else "",
                outcome=Outcome.FACTS,
                behaviour=signs(text, "", at, turns),
            )
        )
    return turns


def _with_mood(policy: Policy, turn: Turn, mood: Mood) -> Turn:
    care = Care.SOOTHE if policy.tone(mood) in CALMING else Care.NOTHING
    return replace(turn, mood=mood.emotion, mood_level=mood.valence, care=care)


def _scores(reading: Reading | None) -> Mapping[str, float]:
    if reading is None or reading.abstained:
        return {}
    return {str(name): float(value) for name, value in reading.scores.items()}
