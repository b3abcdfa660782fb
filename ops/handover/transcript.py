"""The conversation as a person reads it: who said what and when, buttons by their titles."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from ops.handover.rasa import Event
from store import Turn


@dataclass(frozen=True, slots=True)
class Line:
    """One thing said; `who` is "customer", "assistant" or the person's name."""

    at: datetime
    who: str
    text: str


def from_events(events: Iterable[Event]) -> list[Line]:
    """Return what was said, from Rasa's events."""
    lines = []
    for event in events:
        metadata = event.get("metadata") or {}
        at = datetime.fromtimestamp(float(event.get("timestamp") or 0.0), tz=UTC)
        if event.get("event") == "user":
            lines.append(Line(at, "customer", str(metadata.get("title") or event.get("text") or "")))
        elif event.get("event") == "bot":
            by_person = metadata.get("sender") == "person"
            who = str(metadata.get("name") or "colleague") if by_person else "assistant"
            cards = ((event.get("data") or {}).get("custom") or {}).get("cards") or []
            titles = "".join(f"\n▢ {card.get('title')}" for card in cards if isinstance(card, dict))
            lines.append(Line(at, who, f"{event.get('text') or ''}{titles}"))
    return [line for line in lines if line.text.strip()]


def from_turns(turns: Iterable[Turn]) -> list[Line]:
    """Return what the customer said, from our own log; for when Rasa does not answer."""
    return [Line(turn.at, "customer", turn.text) for turn in turns]
