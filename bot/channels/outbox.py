"""What was sent to somebody who can only be answered when they call again: kept until their next message.

In memory and bounded; a restart loses it, the conversation itself keeps it.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Any, Dict, List

from rasa.core.channels.channel import OutputChannel

Sent = Dict[str, Any]


class Outbox(OutputChannel):
    """An output channel for a door that cannot push."""

    def __init__(self, *, conversations: int = 1_000, messages: int = 50) -> None:
        self._conversations = conversations
        self._messages = messages
        self._kept: "OrderedDict[str, List[Sent]]" = OrderedDict()

    @classmethod
    def name(cls) -> str:
        """Return the name that channel-specific response variants use."""
        return "rest"

    async def send_response(self, recipient_id: str, message: Dict[str, Any]) -> None:
        """Keep one utterance for its recipient."""
        kept = self._kept.setdefault(recipient_id, [])
        kept.append({name: message[name] for name in ("text", "buttons", "custom") if message.get(name)})
        del kept[: -self._messages]
        self._kept.move_to_end(recipient_id)
        while len(self._kept) > self._conversations:
            self._kept.popitem(last=False)

    def take(self, recipient_id: str) -> List[Sent]:
        """Return what is kept for the recipient, oldest first, and keep it no more."""
        return self._kept.pop(recipient_id, [])
