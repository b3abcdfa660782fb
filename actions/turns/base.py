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

from actions.alarms import alarm_of
from actions.buttons import PERSON
from actions.care.kinds import Alarm, Outcome
from actions.care.wording import Voice
from actions.errors import ActionsError
from actions.house import House
from actions.reply import Bubble, Reply
from actions.scene import Message, read_message
from actions.turns.composing import Composer, Follows
from actions.work import Work

log = logging.getLogger(__name__)

LAST_RESORT = "Sorry, something on our side isn't working right now. Please try again in a moment."


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
        self._house = house
        self._composer = Composer(house, self, follows)

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
            responses = (domain or {}).get("responses") or {}
            work = asyncio.to_thread(self._composer.compose, message, responses, said)
            await asyncio.wait_for(work, timeout=self._house.settings.turn_deadline_s)
        except Exception as problem:  # the one place that catches all: see the module's first lines
            # An answer goes out whatever happens to the step after it.
            self._log_failure("next_step" if said else self.action_name, problem, message)
        replies = said[:] or [self._apology(message, domain or {})]
        for bubble in (bubble for reply in replies for bubble in reply.bubbles):
            _utter(dispatcher, bubble)
        slots = {name: value for reply in replies for name, value in reply.slots.items()}
        return _events(slots, message)

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
