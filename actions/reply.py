"""Reply: what an action wants to say and remember. Plain values; the base turn hands them to Rasa."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from actions.care.kinds import Care, Outcome


@dataclass(frozen=True, slots=True)
class Button:
    """One button; `payload` is what Rasa receives when it is pressed."""

    title: str
    payload: str


@dataclass(frozen=True, slots=True)
class Card:
    """One product as the widget draws it."""

    impression: str
    product_id: str
    title: str
    price: str
    image: str
    reason: str
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True)
class Bubble:
    """One reply in the chat.

    Attributes
    ----------
    asks
        The parts of the text that wait for their word; left out where a person is called in the same turn.
    """

    text: str
    buttons: tuple[Button, ...] = ()
    cards: tuple[Card, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)
    asks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """What an action came to.

    Attributes
    ----------
    slots
        Rasa slots to set.
    outcome
        What the turn came to; the care table reads it.
    care
        What was done for the mood, None to leave what stands.
    """

    bubbles: tuple[Bubble, ...] = ()
    slots: Mapping[str, Any] = field(default_factory=dict)
    outcome: Outcome = Outcome.NOTHING
    care: Care | None = None


def say(
    text: str,
    *buttons: Button,
    outcome: Outcome = Outcome.CHATTED,
    care: Care | None = None,
    slots: Mapping[str, Any] | None = None,
) -> Reply:
    """Return a reply of one bubble."""
    reply = Reply((Bubble(text, buttons),), slots or {}, outcome, care)
    return asking(reply) if outcome is Outcome.ASKED else reply


def asking(reply: Reply) -> Reply:
    """Return the reply as one that is nothing but a question."""
    return replace(reply, bubbles=tuple(replace(bubble, asks=(bubble.text,)) for bubble in reply.bubbles))
