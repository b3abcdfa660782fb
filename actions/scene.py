"""Scene: everything one turn sees. Plain values; read from Rasa's tracker once, at the door."""

import re
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from actions.care.kinds import Tone
from actions.care.mood import Mood
from store import Handover, Turn

_PROOF = re.compile(r"[0-9a-f]{64}")
# The entity in which the language side says that a second thing was asked.
ALSO = "also"
UNWANTED = "unwanted"
# Any shop's ids, as the door takes them (bot/channels/tokens.py); the shell names one before a colon.
_CUSTOMER = re.compile(r"[A-Za-z0-9_-]{1,64}")
_SHELL = re.compile(r"(C\d{4,9})|([A-Za-z0-9_-]{1,64}):.*")
_TURN_NAMESPACE = uuid.UUID("6f0d3f57-5d7e-4f0c-9a58-2f3a5b0f7c11")


@dataclass(frozen=True, slots=True)
class Message:
    """What the customer just said, as Rasa understood it.

    Attributes
    ----------
    conversation_id
        Rasa's sender id.
    turn_id
        The same for every action called for this message.
    customer_id
        None for a guest. Only the channel's signed metadata or the builder's own shell can set it.
    email_proof
        The channel's keyed digest of the e-mail address in the message; the address itself is masked.
    is_payload
        A pressed button ("/like{…}"), not words.
    answered
        What the assistant said last, all its bubbles; the customer had it before their eyes.
    second
        The second thing asked, as a message of its own; None when it asks for one.
    guesses
        (intent, confidence) pairs, the likeliest first: what it may mean where it is not understood.
    """

    conversation_id: str
    turn_id: str
    customer_id: str | None
    channel: str
    text: str
    intent: str
    entities: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    slots: Mapping[str, Any] = field(default_factory=dict)
    is_payload: bool = False
    answered: str = ""
    email_proof: str | None = None
    second: "Message | None" = None
    guesses: tuple[tuple[str, float], ...] = ()

    def entity(self, name: str) -> str | None:
        """Return the first value of an entity of this message."""
        values = self.entities.get(name, ())
        return values[0] if values else None

    def slot(self, name: str) -> str | None:
        """Return a slot's value as text; None when unset or empty."""
        value = self.slots.get(name)
        return str(value) if value not in (None, "", []) else None

    def has_heard(self, *families: str) -> bool:
        """Return whether a sentence of one of these response families was said lately."""
        said = self.slots.get("said")
        return any(str(one).startswith(families) for one in (said if isinstance(said, list) else ()))

    def with_slots(self, changed: Mapping[str, Any]) -> "Message":
        """Return the message as the next action would see it after these slots were set."""
        slots = {**self.slots, **changed}
        second = replace(self.second, slots=slots) if self.second is not None else None
        return replace(self, slots=slots, second=second)


@dataclass(frozen=True, slots=True)
class Scene:
    """One turn as an action sees it.

    Attributes
    ----------
    recent
        The conversation's last turns, this one last if it was sensed.
    handover
        The conversation's newest handover, given back or not.
    """

    message: Message
    now: datetime
    mood: Mood = field(default_factory=Mood)
    tone: Tone = Tone.CALM
    recent: tuple[Turn, ...] = ()
    handover: Handover | None = None

    @property
    def with_person(self) -> bool:
        """Whether a person has the conversation, or will have it: the assistant is silent."""
        return self.handover is not None and self.handover.is_open

    @property
    def ours(self) -> tuple[Turn, ...]:
        """The turns before this one since the assistant has had the conversation without a break."""
        given_back = self.handover.closed_at if self.handover is not None else None
        return tuple(turn for turn in self.before if given_back is None or turn.at > given_back)

    @property
    def customer_id(self) -> str | None:
        """The signed-in customer, None for a guest."""
        return self.message.customer_id

    @property
    def turn(self) -> Turn | None:
        """This turn's record; None when it could not be sensed."""
        last = self.recent[-1] if self.recent else None
        return last if last is not None and last.id == self.message.turn_id else None

    @property
    def before(self) -> tuple[Turn, ...]:
        """The turns before this one, newest last."""
        return self.recent[:-1] if self.turn is not None else self.recent

    @property
    def last(self) -> Turn | None:
        """The turn before this one; None at the beginning."""
        return self.before[-1] if self.before else None


def read_message(tracker: Any) -> Message:
    """Return the message in an SDK `Tracker`; odd or missing parts read as empty."""
    latest: Mapping[str, Any] = tracker.latest_message or {}
    text = str(latest.get("text") or "")
    channel = str(tracker.get_latest_input_channel() or "")
    sender = str(tracker.sender_id)
    metadata = latest.get("metadata") or {}
    intent = str((latest.get("intent") or {}).get("name") or "")
    found = [one for one in latest.get("entities") or [] if one.get("entity") != ALSO]
    message = Message(
        conversation_id=sender,
        turn_id=turn_id(sender, str(latest.get("message_id") or f"#{_user_turns(tracker.events)}")),
        customer_id=_customer(sender, channel, metadata),
        channel=channel,
        text=text,
        intent=intent,
        entities=_values(found, text),
        slots=dict(tracker.slots or {}),
        is_payload=_is_payload(text, intent),
        answered=_answered(tracker.events),
        email_proof=_proof(metadata),
        guesses=_guesses(latest),
    )
    also = next((one for one in latest.get("entities") or [] if one.get("entity") == ALSO), None)
    return message if also is None else _with_second(message, also, found)


def _values(found: Sequence[Mapping[str, Any]], text: str) -> dict[str, tuple[str, ...]]:
    entities: dict[str, tuple[str, ...]] = {}
    for one in found:
        name, value = one.get("entity"), one.get("value")
        if name and value not in (None, ""):
            entities[name] = (*entities.get(name, ()), str(value))
        if name == UNWANTED:
            # By whatever name the shop has for it, the word they used is not to be taken for a wish.
            entities[name] = (*entities.get(name, ()), text[int(one["start"]) : int(one["end"])].lower())
    return entities


def _with_second(message: Message, also: Mapping[str, Any], found: Sequence[Mapping[str, Any]]) -> Message:
    """Return the message with the part that asks a second thing as a message of its own.

    What either part names belongs to it; a kind that only one of them names, an order for example, is meant
    by the other as well.
    """
    start, end = int(also.get("start") or 0), int(also.get("end") or 0)
    inside = [one for one in found if start <= int(one.get("start") or 0) < end]
    within = _values(inside, message.text)
    without = _values([one for one in found if one not in inside], message.text)
    part, intent = message.text[start:end], str(also.get("value") or "")
    second = replace(message, text=part, intent=intent, entities={**without, **within})
    first = f"{message.text[:start]} {message.text[end:]}".strip()
    return replace(message, text=first or message.text, entities={**within, **without}, second=second)


def _guesses(latest: Mapping[str, Any]) -> tuple[tuple[str, float], ...]:
    ranking = latest.get("intent_ranking") or []
    return tuple((str(one.get("name")), float(one.get("confidence") or 0.0)) for one in ranking)


def turn_id(conversation_id: str, message_id: str) -> str:
    """Return the id every action derives for one message; clients may reuse message ids elsewhere."""
    return uuid.uuid5(_TURN_NAMESPACE, f"{conversation_id}\n{message_id}").hex


def _is_payload(text: str, intent: str) -> bool:
    start = f"/{intent}"
    return bool(intent) and text.startswith(start) and text[len(start) : len(start) + 1] in {"", "{", "@"}


def _answered(events: Any) -> str:
    """Return the bot's words between the message before this one and this one."""
    said: list[str] = []
    messages = 0
    for event in reversed(events or []):
        messages += event.get("event") == "user"
        if messages > 1:
            break
        if messages == 1 and event.get("event") == "bot" and event.get("text"):
            said.append(str(event["text"]))
    return " ".join(reversed(said))


def _user_turns(events: Any) -> int:
    return sum(1 for event in events or [] if event.get("event") == "user")


def _proof(metadata: Mapping[str, Any]) -> str | None:
    proof = metadata.get("email_proof")
    return proof if isinstance(proof, str) and _PROOF.fullmatch(proof) else None


def _customer(sender: str, channel: str, metadata: Mapping[str, Any]) -> str | None:
    if channel == "cmdline":
        shell = _SHELL.fullmatch(sender)
        return shell[1] or shell[2] if shell else None
    # Only our own channel verifies who it speaks for; a REST client may claim anything.
    if channel == "attune" and isinstance(metadata.get("customer_id"), str):
        known = _CUSTOMER.fullmatch(metadata["customer_id"])
        return known[0] if known else None
    return None
