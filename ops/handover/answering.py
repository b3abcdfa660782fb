"""Answering: a person's words go to the customer, and the assistant knows that it is to be silent.

The store says who has a conversation, Rasa carries the words. Rasa first: words that did not get out must
not look as if somebody had answered.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from ops.errors import WrongInput
from ops.handover.rasa import Event
from store import Handover, HandoverStatus, Store

LONGEST = 2_000
LONGEST_NAME = 60
_SOMEBODY = "A colleague"


class Carries(Protocol):
    """What we need of `Rasa`."""

    def add(self, conversation_id: str, events: Sequence[Event]) -> None:
        """Add events to a conversation."""


class Desk:
    """The person's side of the conversations.

    Parameters
    ----------
    words
        Gives a sentence of a response of domain.yml; the number says which.
    """

    def __init__(
        self, store: Store, rasa: Carries, words: Callable[[str, int], str], clock: Callable[[], datetime]
    ) -> None:
        self._store = store
        self._rasa = rasa
        self._words = words
        self._clock = clock

    def find(self, start: str) -> Handover:
        """Return the handover whose id begins so.

        Raises
        ------
        WrongInput
            If there is none, or more than one.
        """
        found = self._store.handovers.find(start) if start else []
        if len(found) != 1:
            many = "more than one hand-over begins" if found else "no hand-over begins"
            raise WrongInput(f"{many} with {start!r}; `./attune handover list` names them")
        return found[0]

    def reply(self, handover: Handover, text: str, *, name: str = "") -> Handover:
        """Send a person's words to the customer, with a line before the first that says who is here now.

        Raises
        ------
        WrongInput
            If there are no words, too many, or the conversation was given back.
        """
        words, name = text.strip(), (name.strip() or handover.agent)[:LONGEST_NAME]
        if not words:
            raise WrongInput("there is nothing to send; give the words after the id")
        if len(words) > LONGEST:
            raise WrongInput(f"{len(words):,} characters are too many for one message; at most {LONGEST:,}")
        _check_open(handover)
        events = [_said(words, sender="person", name=name), _person(f"taken:{name}" if name else "taken")]
        if handover.status is HandoverStatus.WAITING:
            here = self._say("utter_channel_person_here", handover).replace("{name}", name or _SOMEBODY)
            events.insert(0, _said(here, outside=True))
        self._rasa.add(handover.conversation_id, events)
        return self._store.handovers.take(handover.id, agent=name, at=self._clock())

    def give_back(self, handover: Handover) -> Handover:
        """Let the assistant speak again, and tell the customer.

        Raises
        ------
        WrongInput
            If it was given back already.
        """
        _check_open(handover)
        back = _said(self._say("utter_channel_given_back", handover), outside=True)
        self._rasa.add(handover.conversation_id, [back, _person(None)])
        return self._store.handovers.give_back(handover.id, at=self._clock())

    def _say(self, family: str, handover: Handover) -> str:
        # Somebody handed over for the second time hears the second sentence.
        before = len(self._store.handovers.of_conversation(handover.conversation_id)) - 1
        return self._words(family, before)


def _check_open(handover: Handover) -> None:
    if not handover.is_open:
        raise WrongInput(f"hand-over {handover.id[:8]} was given back; the assistant has the conversation")


def _said(text: str, **metadata: Any) -> Mapping[str, Any]:
    return {"event": "bot", "text": text, "data": {}, "metadata": metadata}


def _person(value: str | None) -> Mapping[str, Any]:
    return {"event": "slot", "name": "person", "value": value}
