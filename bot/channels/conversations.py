"""The conversations Rasa keeps: reading one back, adding what the door itself said, forgetting one.

The only module here that touches Rasa's tracker store.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any, Callable, Dict, List, Mapping, Optional

from rasa.core.tracker_store import InMemoryTrackerStore, SQLTrackerStore
from rasa.shared.core.events import BotUttered, UserUttered

from bot.channels.replies import Reply, reply

PERSON_SLOT = "person"


@dataclass(frozen=True)
class Person:
    """A person of the shop who has a conversation, or will have it.

    Attributes
    ----------
    name
        As they signed; "" where nobody has taken it, or gave no name.
    """

    status: str
    name: str = ""

    def shown(self) -> Dict[str, str]:
        """Return this as the widget reads it."""
        return {"status": self.status, "name": self.name}


def read_person(slot: Any) -> Optional[Person]:
    """Return the person in the slot's "waiting" or "taken:NAME"."""
    if not isinstance(slot, str) or not slot:
        return None
    status, _, name = slot.partition(":")
    return Person(status, name)


class CannotForget(Exception):
    """The tracker store in use offers no way to delete a conversation."""


class Conversations:
    """The conversations of the agent that is loaded at the moment (it changes when a new model is)."""

    def __init__(self, agent: Callable[[], Any]) -> None:
        self._agent = agent

    def responses(self) -> Mapping[str, Any]:
        """Return the responses of domain.yml; none while no model is loaded."""
        domain = getattr(self._agent(), "domain", None)
        return domain.responses if domain is not None else {}

    async def history(self, conversation: str, *, limit: int) -> List[Dict[str, Any]]:
        """Return the last messages of both sides, oldest first; button presses by the title they had."""
        tracker = await self._agent().tracker_store.retrieve_full_tracker(conversation)
        shown = [message for event in (tracker.events if tracker else ()) if (message := _message(event))]
        return shown[-limit:]

    async def from_outside(self, conversation: str) -> List[Dict[str, Any]]:
        """Return the messages that no customer's message called for: a person's, and those about them."""
        tracker = await self._agent().tracker_store.retrieve(conversation)
        shown = [message for event in (tracker.events if tracker else ()) if (message := _message(event))]
        return [message for message in shown if message.get("outside")]

    async def person(self, conversation: str) -> Optional[Person]:
        """Return who has the conversation, None while it is the assistant's."""
        tracker = await self._agent().tracker_store.retrieve(conversation)
        return read_person(tracker.get_slot(PERSON_SLOT)) if tracker else None

    async def order_in_last_message(self, conversation: str) -> Optional[str]:
        """Return the order number the customer just named, if any."""
        tracker = await self._agent().tracker_store.retrieve(conversation)
        latest = tracker.latest_message if tracker else None
        for entity in (latest.entities if latest else None) or ():
            if entity.get("entity") == "order_number":
                return str(entity.get("value"))
        return None

    async def add_reply(self, conversation: str, said: Reply) -> None:
        """Write what the door said into the conversation, so that a reload shows it too."""
        agent = self._agent()
        async with agent.lock_store.lock(conversation):
            tracker = await agent.tracker_store.retrieve(conversation)
            if tracker is not None:
                tracker.update(BotUttered(said["text"], data={"buttons": said["buttons"]}))
                await agent.tracker_store.save(tracker)

    async def forget(self, conversation: str) -> None:
        """Delete everything Rasa keeps of a conversation.

        Raises
        ------
        CannotForget
            If the tracker store is of a kind this does not know.
        """
        agent = self._agent()
        async with agent.lock_store.lock(conversation):
            for store in _stores(agent.tracker_store):
                _delete(store, conversation)


def _message(event: Any) -> Optional[Dict[str, Any]]:
    at = datetime.fromtimestamp(event.timestamp, tz=timezone.utc).isoformat()
    if isinstance(event, UserUttered):
        text = (event.metadata or {}).get("title") or event.text
        if not text or text.startswith("/"):
            return None
        return {"from": "customer", "text": text, "cards": [], "buttons": [], "at": at}
    if isinstance(event, BotUttered):
        shown = reply(event.text, event.data or {})
        return {**_speaker(event.metadata or {}), **shown, "at": at} if shown else None
    return None


def _speaker(metadata: Mapping[str, Any]) -> Dict[str, Any]:
    if metadata.get("sender") == "person":
        return {"from": "person", "name": str(metadata.get("name") or ""), "outside": True}
    return {"from": "assistant", **({"outside": True} if metadata.get("outside") else {})}


def _stores(store: Any) -> List[Any]:
    """Return the stores behind Rasa's wrappers, the fallback kept for a broken database included."""
    inner = getattr(store, "_tracker_store", None)
    if inner is None:
        return [store]
    fallback = getattr(store, "_fallback_tracker_store", None)
    return _stores(inner) + ([fallback] if fallback is not None else [])


def _delete(store: Any, conversation: str) -> None:
    if isinstance(store, SQLTrackerStore):
        with store.session_scope() as session:
            session.query(store.SQLEvent).filter(store.SQLEvent.sender_id == conversation).delete()
            session.commit()
        if store.engine.dialect.name == "sqlite":
            with (
                store.engine.connect() as connection
            ):  # else the journal keeps the erased words until it wraps
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    elif isinstance(store, InMemoryTrackerStore):
        store.store.pop(conversation, None)
    else:
        raise CannotForget(f"{type(store).__name__} offers no way to forget; use an SQL tracker store")
