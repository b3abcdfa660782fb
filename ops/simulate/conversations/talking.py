"""Lets one shopper talk to the running system until they have it, have a person, or have had enough."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from ops.simulate.conversations.goals import Goal, Seen, reached
from ops.simulate.conversations.people import Experience, Manner, moved
from ops.simulate.conversations.shopper import PERSON, Shopper
from ops.talk.conversation import Answer
from store import Store, Turn

MOST_TURNS = 12
SOOTHE = "soothe"


class Line(Protocol):
    """A conversation that can be spoken into."""

    id: str

    def say(self, text: str) -> Answer:
        """Send one message and return the answer."""


@dataclass(frozen=True, slots=True)
class Record:
    """How one conversation went.

    Attributes
    ----------
    turns
        Messages until the goal was reached, or until the end.
    start, end
        Hidden valence, -1 to 1.
    offers_while_angry
        Answers with products while the shopper was angry.
    dead_end
        They gave up, and no person had been offered or called; or an answer was empty.
    """

    order_id: str
    manner: Manner
    goal: Goal
    resolved: bool
    handed_over: bool
    turns: int
    start: float
    end: float
    offers_while_angry: int
    dead_end: bool
    transcript: tuple[str, ...] = ()


@dataclass
class _Course:
    """What has been seen so far."""

    said: list[str] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    person_offered: bool = False
    offers_while_angry: int = 0
    empty: bool = False


def talk(shopper: Shopper, line: Line, store: Store) -> Record:
    """Have the conversation."""
    course, start = _Course(), shopper.feeling.valence
    message: str | None = shopper.opening()
    resolved = handed_over = False
    turns = 0
    while message is not None and turns < MOST_TURNS:
        turns += 1
        answer = line.say(message)
        turn = store.turns.last(line.id)
        handed_over = bool(store.handovers.of_conversation(line.id))
        seen = Seen(_text(answer), _cards(answer), (turn.intent or "") if turn else "", handed_over)
        resolved = reached(shopper.goal, shopper.want, shopper.order_id, seen, store)
        forward = shopper.step(_buttons(answer))
        _look(course, shopper, message, answer)
        _feel(course, shopper, answer, turn, forward=forward is not None or handed_over, solved=resolved)
        if shopper.is_yes(message) and shopper.repeats_a_yes():
            _look(course, shopper, message, line.say(message))
        if resolved or handed_over:
            break
        shopper.stuck = 0 if forward is not None else shopper.stuck + 1
        message = None if shopper.gives_up else forward or shopper.insist()
    if resolved and not handed_over:
        _look(course, shopper, shopper.last_words(), line.say(shopper.last_words()))
    stranded = not (resolved or handed_over or course.person_offered)
    return Record(
        order_id=shopper.order_id,
        manner=shopper.manner,
        goal=shopper.goal,
        resolved=resolved,
        handed_over=handed_over,
        turns=turns,
        start=start,
        end=shopper.feeling.valence,
        offers_while_angry=course.offers_while_angry,
        dead_end=stranded or course.empty,
        transcript=tuple(course.said),
    )


def _feel(
    course: _Course, shopper: Shopper, answer: Answer, turn: Turn | None, *, forward: bool, solved: bool
) -> None:
    text = _text(answer)
    lived = Experience(
        forward=forward,
        acknowledged=turn is not None and turn.care == SOOTHE,
        sold_to=_cards(answer) > 0 and shopper.goal is not Goal.RECOMMEND,
        repeated=text != "" and text in course.answers[-3:-1],
        solved=solved,
    )
    shopper.feeling = moved(shopper.feeling, lived)


def _look(course: _Course, shopper: Shopper, message: str, answer: Answer) -> None:
    """Note what was said, and what must not happen."""
    text = _text(answer)
    course.said += [f"> {message}", f"{text} [{_cards(answer)} products]" if _cards(answer) else text]
    course.answers.append(text)
    course.empty = course.empty or not (text or answer.notice)
    course.offers_while_angry += _cards(answer) > 0 and shopper.feeling.is_angry
    course.person_offered = course.person_offered or any(
        button["payload"] == PERSON for button in _buttons(answer)
    )


def _buttons(answer: Answer) -> list[Mapping[str, str]]:
    return [button for reply in answer.replies for button in _listed(reply["buttons"])]


def _cards(answer: Answer) -> int:
    return sum(len(_listed(reply["cards"])) for reply in answer.replies)


def _listed(found: object) -> list[Any]:
    return found if isinstance(found, list) else []


def _text(answer: Answer) -> str:
    return "\n".join(str(reply["text"]) for reply in answer.replies if reply["text"])
