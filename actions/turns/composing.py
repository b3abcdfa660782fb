"""Composing a turn: the answer, then what follows it, each noted in the log of turns.

Knows nothing of Rasa; whatever is raised here is for the action that was called to meet.
"""

import logging
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Protocol

from actions.care.kinds import Care, Outcome
from actions.errors import ShopUnavailable
from actions.house import House
from actions.orders.unreachable import say_unreachable
from actions.pending import Wait, counted, read_pending
from actions.repeating import never_twice
from actions.reply import Bubble, Reply
from actions.scene import Message
from actions.still_open import still_open
from actions.talk.mourning import condoled, mourns, plainly
from actions.turns.before_all import before_all
from actions.work import Work
from store import StoreError, Turn

log = logging.getLogger(__name__)


class Answers(Protocol):
    """One action, as far as composing its turn needs it; `actions.turns.base` tells of the attributes."""

    action_name: str
    keeps_pending: bool
    speaks: bool

    def answer(self, work: Work) -> Reply:
        """Return what to say and remember."""

    def attends(self, work: Work) -> bool:
        """Return whether it works on this message."""


class Follows(Protocol):
    """Says and does what follows an answer in the same turn."""

    def __call__(self, work: Work, turn: Turn, done: Outcome) -> Reply:
        """Return what follows the answer noted in `turn`; may raise anything."""


class Composer:
    """Composes the turns of one action.

    Parameters
    ----------
    follows
        Comes after each answer; None for an action that answers nothing, or within another's answer.
    """

    def __init__(self, house: House, action: Answers, follows: Follows | None) -> None:
        self._house, self._action, self._follows = house, action, follows

    def compose(self, message: Message, responses: Mapping[str, Any], said: list[Reply]) -> None:
        """Add the answer to `said` once there is one, then what follows it."""
        answer, after = self._take(message, responses)
        said.append(answer)
        if after is not None:
            then = self._follow(after, answer)
            if then.outcome is Outcome.HANDED_OVER:
                said[0], then = _left_to_them(answer), _left_to_them(then)
            said.append(then)

    def _take(self, message: Message, responses: Mapping[str, Any]) -> tuple[Reply, Work | None]:
        """Return the answer, and what the next step has in its hands if there is to be one."""
        action, work = self._action, self._house.work_on(message, responses)
        if not action.attends(work):
            return self._silent(work), None
        condoles = action.speaks and mourns(work)
        work = plainly(work) if condoles else work
        answer = self._answered(work)
        if action.speaks:
            answer = still_open(work, answer, leaves_it=action.keeps_pending)
        answer = condoled(work, answer) if condoles else answer
        reply = never_twice(work, answer)
        turn = self._note(work, reply)
        reply = replace(reply, slots={**self._left(message, reply), "said": work.voice.said})
        # Without a note the turn was not sensed, or just erased: better nothing than a guess.
        goes_on = turn is not None and reply.outcome is not Outcome.HANDED_OVER and not work.scene.with_person
        return reply, work.after(turn, reply) if goes_on and turn is not None else None

    def _left(self, message: Message, reply: Reply) -> dict[str, Any]:
        """Return the slots the answer leaves: an open question ends here unless it is kept or put again."""
        # What a message may have meant is asked once: any other answer than yes settles it.
        guessed = self._action.speaks and str(message.slot("pending") or "").startswith(Wait.MEANT)
        slots: dict[str, Any] = {} if self._action.keeps_pending and not guessed else {"pending": None}
        slots |= reply.slots
        if reply.outcome is Outcome.ASKED and slots.get("pending") is not None:
            slots["pending"] = counted(str(slots["pending"]), read_pending(message.slot("pending")))
        return slots

    def _follow(self, work: Work, reply: Reply) -> Reply:
        turn = work.scene.turn
        if self._follows is None or turn is None:
            return Reply()
        then = self._follows(work, turn, reply.outcome)
        self._decide(work, replace(turn, care=then.care or turn.care, outcome=then.outcome))
        return replace(then, slots={**then.slots, "said": work.voice.said})

    def _silent(self, work: Work) -> Reply:
        """Say nothing: a person has the conversation. The customer's message is in the log of turns."""
        if self._action.speaks:
            self._note(work, Reply(outcome=Outcome.WITH_PERSON))
        return Reply(slots={} if self._action.keeps_pending else {"pending": None})

    def _answered(self, work: Work) -> Reply:
        try:
            first = before_all(work) if self._action.speaks else None
            return first or self._action.answer(work)
        except ShopUnavailable as problem:
            return say_unreachable(work, problem) if self._action.speaks else Reply()

    def _note(self, work: Work, reply: Reply) -> Turn | None:
        """Log what the turn came to and return its record, None where it has none."""
        turn = work.scene.turn
        if turn is None:
            return None
        noted = replace(
            turn,
            care=reply.care or Care.NOTHING,
            action=self._action.action_name,
            outcome=reply.outcome,
            wording=work.voice.opened or turn.wording,
        )
        return self._decide(work, noted)

    def _decide(self, work: Work, turn: Turn) -> Turn | None:
        """Log what was decided; a reply already found is never lost to a failed note."""
        try:
            work.store.turns.decide(
                turn.id, care=turn.care, action=turn.action, outcome=turn.outcome, wording=turn.wording
            )
        except Exception as problem:  # erased meanwhile, or the database is gone
            level = logging.DEBUG if isinstance(problem, StoreError) else logging.WARNING
            log.log(level, "turn.unnoted turn=%s error=%s", turn.id, type(problem).__name__)
            return None
        return turn


def _left_to_them(reply: Reply) -> Reply:
    """Return the reply with nothing to press and nothing asked: from here on a person answers.

    A press would meet silence, and so would the yes to a question that is theirs to put now.
    """
    told = (replace(bubble, text=_told(bubble), buttons=(), asks=()) for bubble in reply.bubbles)
    return replace(reply, bubbles=tuple(one for one in told if one.text or one.cards or one.extra))


def _told(bubble: Bubble) -> str:
    text = bubble.text
    for question in bubble.asks:
        text = text.replace(question, "")
    return " ".join(part for part in text.split(" ") if part).strip()
