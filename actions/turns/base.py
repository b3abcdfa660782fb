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
from dataclasses import asdict
from pathlib import Path
from typing import Any, ClassVar

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.alarms import alarm_of, at_once
from actions.care.kinds import Alarm, Care, Outcome
from actions.care.wording import Voice
from actions.confirming import restated
from actions.errors import ActionsError, ShopUnavailable
from actions.orders.unreachable import say_unreachable
from actions.pending import Wait
from actions.reply import Bubble, Button, Reply
from actions.scene import Message, read_message
from actions.wiring import House
from actions.work import Work
from store import StoreError

log = logging.getLogger(__name__)

LAST_RESORT = "Sorry, something on our side isn't working right now. Please try again in a moment."


class TurnAction(Action):
    """One custom action.

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

    def __init__(self, house: House) -> None:
        self._house = house

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
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Answer one call of Rasa; never raises."""
        message: Message | None = None
        try:
            message = read_message(tracker)
            thread = asyncio.to_thread(self._take, message, domain.get("responses") or {})
            reply = await asyncio.wait_for(thread, timeout=self._house.settings.turn_deadline_s)
        except Exception as problem:  # the one place that catches all: see the module's first lines
            self._log_failure(problem, message)
            reply = self._apology(message, domain)
        for bubble in reply.bubbles:
            _utter(dispatcher, bubble)
        return _events(reply.slots, message)

    def _take(self, message: Message, responses: Mapping[str, Any]) -> Reply:
        work = self._house.work_on(message, responses)
        if not self.attends(work):
            return self._silent(work)
        reply = self._answered(work)
        self._note(work, reply)
        # What a message may have meant is asked once: any other answer than yes settles it.
        guessed = self.speaks and str(message.slot("pending") or "").startswith(Wait.MEANT)
        slots = {} if self.keeps_pending and not guessed else {"pending": None}
        return Reply(
            reply.bubbles,
            {**slots, **reply.slots, "said": work.voice.said},
            reply.outcome,
            reply.care,
        )

    def _silent(self, work: Work) -> Reply:
        """Say nothing: a person has the conversation. The customer's message is in the log of turns."""
        if self.speaks:
            self._note(work, Reply(outcome=Outcome.WITH_PERSON))
        return Reply(slots={} if self.keeps_pending else {"pending": None})

    def _answered(self, work: Work) -> Reply:
        try:
            return (at_once(work) or restated(work) if self.speaks else None) or self.answer(work)
        except ShopUnavailable:
            return say_unreachable(work) if self.speaks else Reply()

    def _note(self, work: Work, reply: Reply) -> None:
        """Log what the turn came to. A reply already found is never lost to a failed note."""
        if work.scene.turn is None:
            return
        try:
            work.store.turns.decide(
                work.message.turn_id,
                care=reply.care or Care.NOTHING,
                action=self.action_name,
                outcome=reply.outcome,
                wording=work.voice.opened or None,
            )
        except Exception as problem:  # erased meanwhile, or the database is gone
            level = logging.DEBUG if isinstance(problem, StoreError) else logging.WARNING
            log.log(level, "turn.unnoted turn=%s error=%s", work.message.turn_id, type(problem).__name__)

    def _apology(self, message: Message | None, domain: dict[str, Any]) -> Reply:
        if not self.speaks:
            return Reply()
        seed = message.turn_id if message else ""
        try:
            words = Voice(domain.get("responses") or {}, seed=seed).say("utter_apology")
        except ActionsError:
            words = LAST_RESORT
        return Reply((Bubble(words, (Button("Talk to a person", "/talk_to_human"),)),), {}, Outcome.FAILED)

    def _log_failure(self, problem: Exception, message: Message | None) -> None:
        frames = traceback.extract_tb(problem.__traceback__)
        place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
        ours = str(problem) if isinstance(problem, ActionsError) else ""
        log.error(
            "turn.failed action=%s turn=%s error=%s at=%s %s",
            self.action_name,
            message.turn_id if message else "?",
            type(problem).__name__,
            place,
            ours,
        )


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
