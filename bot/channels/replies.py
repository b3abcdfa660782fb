"""What the assistant said in one turn, as the widget shows it: bubbles of text, cards and buttons.

Knows the shape of a bot utterance; nothing of HTTP or of the conversation.
"""

from __future__ import annotations

from typing import Any, Dict, List, Mapping, Optional

from rasa.core.channels.channel import OutputChannel

_CARD_TEXTS = ("impression", "product_id", "title", "price", "image", "reason")

Reply = Dict[str, Any]


def reply(text: Optional[str], data: Mapping[str, Any]) -> Optional[Reply]:
    """Return one utterance as the widget shows it, or None when there is nothing to show.

    Parameters
    ----------
    data
        What came with the text: "buttons", and "custom" holding "cards".
    """
    custom = data.get("custom")
    cards = custom.get("cards") if isinstance(custom, Mapping) else None
    shown = {
        "text": text if isinstance(text, str) and text.strip() else None,
        "cards": [_card(card) for card in _mappings(cards)],
        "buttons": _buttons(data.get("buttons")),
    }
    return shown if any(shown.values()) else None


def says_erased(data: Mapping[str, Any]) -> bool:
    """Tell whether an utterance says that the customer's data were erased."""
    custom = data.get("custom")
    return isinstance(custom, Mapping) and custom.get("erased") is True


def says_person(data: Mapping[str, Any]) -> bool:
    """Tell whether an utterance says that a person will answer from here on."""
    custom = data.get("custom")
    return isinstance(custom, Mapping) and bool(custom.get("person"))


def _card(card: Mapping[str, Any]) -> Dict[str, Any]:
    texts = {name: str(card[name]) for name in _CARD_TEXTS if card.get(name) is not None}
    return {**texts, "buttons": _buttons(card.get("buttons"))}


def _buttons(found: Any) -> List[Dict[str, str]]:
    return [
        {"title": str(button["title"]), "payload": str(button["payload"])}
        for button in _mappings(found)
        if button.get("title") and button.get("payload")
    ]


def _mappings(found: Any) -> List[Mapping[str, Any]]:
    return [item for item in found if isinstance(item, Mapping)] if isinstance(found, list) else []


class Collected(OutputChannel):
    """Keeps the replies of one turn instead of sending them anywhere."""

    def __init__(self) -> None:
        self.replies: List[Reply] = []

    @classmethod
    def name(cls) -> str:
        """Return the name that channel-specific response variants use."""
        return "attune"

    async def send_response(self, recipient_id: str, message: Dict[str, Any]) -> None:  # noqa: ARG002
        """Keep one utterance; text, cards and buttons of it stay together."""
        shown = reply(message.get("text"), message)
        if shown is not None:
            self.replies.append(shown)


class Witness(OutputChannel):
    """Stands before a channel's output and notes what of it the door must act on."""

    def __init__(self, output: OutputChannel) -> None:
        self._output = output
        self.spoke = False
        self.erased = False
        self.handed_over = False

    def name(self) -> str:  # type: ignore[override]
        """Return the name of the channel behind."""
        return self._output.name()

    async def send_response(self, recipient_id: str, message: Dict[str, Any]) -> None:
        """Note the utterance and pass it on."""
        self.erased = self.erased or says_erased(message)
        self.handed_over = self.handed_over or says_person(message)
        self.spoke = (
            self.spoke or reply(message.get("text"), message) is not None or bool(message.get("image"))
        )
        await self._output.send_response(recipient_id, message)
