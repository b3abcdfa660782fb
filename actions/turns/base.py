"""The base of every action: from Rasa's call to our values and back, whatever goes wrong inside.

The SDK answers an exception with status 500 and the whole request body, so nothing may escape from
`run`; and it has one event loop, so the work itself happens in a thread with a deadline. Logs hold ids
and error types only: messages of database errors can quote what a customer wrote.
"""

import asyncio
import logging
import traceback
from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, ClassVar, Protocol

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.alarms import alarm_of
from actions.buttons import PERSON
from actions.care.kinds import Alarm, Care, Outcome
from actions.care.wording import Voice
from actions.errors import ActionsError, ShopUnavailable
from actions.house import House
from actions.orders.unreachable import say_unreachable
from actions.pending import Wait, counted, read_pending
from actions.repeating import never_twice
from actions.reply import Bubble, Reply
from actions.scene import Message, read_message
from actions.still_open import still_open
from actions.talk.mourning import condoled, mourns, plainly
from actions.turns.before_all import before_all
from actions.work import Work
from store import StoreError, Turn

log = logging.getLogger(__name__)

LAST_RESORT = "Sorry, something on our side isn't working right now. Please try again in a moment."


class Follows(Protocol):
    """Says and does what follows an answer in the same turn."""

    def __call__(self, work: Work, turn: Turn, done: Outcome) -> Reply:
        """Return what follows the answer noted in `turn`; may raise anything."""


class TurnAction(Action):
    """One custom action.

    Parameters
    ----------
    follows
        Comes after each answer, in the same call: one of its own would cost Rasa a prediction, a request
        and the turn's database reads. None for an action that answers nothing, or within another's answer.

    Attributes
    ----------
    action_name
        As domain.yml spells it.
    keeps_pending
        Whether an open question survives this turn.
    speaks
        Whether the customer is owed an apology when this action fails; only one action of a turn is.
    always
        Whether it works while a person has the conversation; whatever else Rasa calls is silent then.
    """

    action_name: ClassVar[str]
    keeps_pending: ClassVar[bool] = False
    speaks: ClassVar[bool] = True
    always: ClassVar[bool] = False

    def __init__(self, house: House, follows: Follows | None = None) -> None:
        self._house, self._follows = house, follows

    def name(self) -> str:
        """Return the name Rasa calls this action by."""
        return self.action_name

    @abstractmethod
    def answer(self, work: Work) -> Reply:
        """Return what to say and remember; may raise anything."""

    def attends(self, work: Work) -> bool:
        """Return whether it works on this message: not, as a rule, while a person has the conversation."""
        urgent = self.speaks and alarm_of(work) is Alarm.SELF_HARM
        return self.always or urgent or not work.scene.with_person

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any] | None
    ) -> list[dict[str, Any]]:
        """Answer one call of Rasa; never raises."""
        message: Message | None = None
        said: list[Reply] = []
        try:
            message = read_message(tracker)
            work = asyncio.to_thread(self._whole, message, (domain or {}).get("responses") or {}, said)
            await asyncio.wait_for(work, timeout=self._house.settings.turn_deadline_s)
        except Exception as problem:  # the one place that catches all: see the module's first lines
            # An answer goes out whatever happens to the step after it.
            self._log_failure("next_step" if said else self.action_name, problem, message)
        replies = said[:] or [self._apology(message, domain or {})]
        for bubble in (bubble for reply in replies for bubble in reply.bubbles):
            _utter(dispatcher, bubble)
        slots = {name: value for reply in replies for name, value in reply.slots.items()}
        return _events(slots, message)

    def _whole(self, message: Message, responses: Mapping[str, Any], said: list[Reply]) -> None:
        """Add the answer to `said` once there is one, then what follows it."""
        answer, after = self._take(message, responses)
        said.append(answer)
        if after is not None:
            then = self._follow(after, answer)
            if then.outcome is Outcome.HANDED_OVER:
                said[0], then = _without_buttons(answer), _without_buttons(then)
            said.append(then)

    def _take(self, message: Message, responses: Mapping[str, Any]) -> tuple[Reply, Work | None]:
        """Return the answer, and what the next step has in its hands if there is to be one."""
        work = self._house.work_on(message, responses)
        if not self.attends(work):
            return self._silent(work), None
        condoles = self.speaks and mourns(work)
        work = plainly(work) if condoles else work
        answer = self._answered(work)
        if self.speaks:
            answer = still_open(work, answer, leaves_it=self.keeps_pending)
        answer = condoled(work, answer) if condoles else answer
        reply = never_twice(work, answer)
        turn = self._note(work, reply)
        # What a message may have meant is asked once: any other answer than yes settles it.
        guessed = self.speaks and str(message.slot("pending") or "").startswith(Wait.MEANT)
        slots: dict[str, Any] = {} if self.keeps_pending and not guessed else {"pending": None}
        slots = {**slots, **reply.slots, "said": work.voice.said}
        if reply.outcome is Outcome.ASKED and slots.get("pending") is not None:
            slots["pending"] = counted(str(slots["pending"]), read_pending(message.slot("pending")))
        reply = replace(reply, slots=slots)
        # Without a note the turn was not sensed, or just erased: better nothing than a guess.
        goes_on = turn is not None and reply.outcome is not Outcome.HANDED_OVER and not work.scene.with_person
        return reply, work.after(turn, reply.slots) if goes_on and turn is not None else None

    def _follow(self, work: Work, reply: Reply) -> Reply:
        turn = work.scene.turn
        if self._follows is None or turn is None:
            return Reply()
        then = self._follows(work, turn, reply.outcome)
        self._decide(work, replace(turn, care=then.care or turn.care, outcome=then.outcome))
        return replace(then, slots={**then.slots, "said": work.voice.said})

    def _silent(self, work: Work) -> Reply:
        """Say nothing: a person has the conversation. The customer's message is in the log of turns."""
        if self.speaks:
            self._note(work, Reply(outcome=Outcome.WITH_PERSON))
        return Reply(slots={} if self.keeps_pending else {"pending": None})

    def _answered(self, work: Work) -> Reply:
        try:
            first = before_all(work) if self.speaks else None
            return first or self.answer(work)
        except ShopUnavailable as problem:
            return say_unreachable(work, problem) if self.speaks else Reply()

    def _note(self, work: Work, reply: Reply) -> Turn | None:
        """Log what the turn came to and return its record, None where it has none."""
        turn = work.scene.turn
        if turn is None:
            return None
        noted = replace(
            turn,
            care=reply.care or Care.NOTHING,
            action=self.action_name,
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

    def _apology(self, message: Message | None, domain: dict[str, Any]) -> Reply:
        if not self.speaks:
            return Reply()
        seed, said = (message.turn_id, message.slots.get("said")) if message else ("", None)
        before = said if isinstance(said, list) else []
        voice = Voice(domain.get("responses") or {}, said=before, seed=seed)
        try:
            words = voice.say("utter_apology")
        except ActionsError:
            words = LAST_RESORT
        return Reply((Bubble(words, (PERSON,)),), {"said": voice.said}, Outcome.FAILED)

    def _log_failure(self, step: str, problem: Exception, message: Message | None) -> None:
        frames = traceback.extract_tb(problem.__traceback__)
        place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
        ours = str(problem) if isinstance(problem, ActionsError) else ""
        log.error(
            "turn.failed action=%s turn=%s error=%s at=%s %s",
            step,
            message.turn_id if message else "?",
            type(problem).__name__,
            place,
            ours,
        )


def _without_buttons(reply: Reply) -> Reply:
    """Return the reply with nothing to press: a person answers from here on, a press would meet silence."""
    return replace(reply, bubbles=tuple(replace(bubble, buttons=()) for bubble in reply.bubbles))


def _utter(dispatcher: CollectingDispatcher, bubble: Bubble) -> None:
    custom: dict[str, Any] = dict(bubble.extra)
    if bubble.cards:
        custom["cards"] = [asdict(card) for card in bubble.cards]
    dispatcher.utter_message(
        text=bubble.text, buttons=[asdict(button) for button in bubble.buttons], json_message=custom or None
    )


def _events(slots: Mapping[str, Any], message: Message | None) -> list[dict[str, Any]]:
    """Return events for the slots that change; an unchanged slot would only lengthen the tracker."""
    before = message.slots if message is not None else {}
    return [SlotSet(name, value) for name, value in slots.items() if before.get(name) != value]
