"""Tells the action server what a customer wrote before Rasa has understood it, so that both read at once.

Reading the words for the mood takes about as long as understanding them, and another process does it. Nothing
waits for this and nothing depends on it: a message that was not told of is read when its action is called.
"""

from __future__ import annotations

import asyncio
import json
from typing import Any, Optional
from urllib.parse import urlsplit, urlunsplit

from rasa.core.channels.channel import UserMessage
from rasa.core.processor import MessageProcessor
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from bot.calls import read_by_actions

# A server that takes nothing in any more is not told more.
_MOST_UNSENT_BYTES = 64 * 1024
_LINE = "attune_line"
_parse = MessageProcessor.parse_message


class Line:
    """A connection that is only talked into; what comes back is dropped.

    Parameters
    ----------
    url
        Of the action server's webhook; its sibling `ahead` is told.
    """

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        path = parts.path.rpartition("/")[0] + "/ahead"
        self._host, self._port = parts.hostname or "", parts.port or 80
        self._head = f"POST {urlunsplit(('', '', path, '', ''))} HTTP/1.1\r\nHost: {parts.netloc}\r\n"
        self._writer: Optional[asyncio.StreamWriter] = None
        self._listening: Optional["asyncio.Task[None]"] = None

    def tell(self, what: Any) -> None:
        """Send at once if the line is open; else have it opened for the next time."""
        if self._listening is None or self._listening.done():
            self._writer = None
            self._listening = asyncio.ensure_future(self._listen())
        writer = self._writer
        if writer is None or writer.transport.get_write_buffer_size() > _MOST_UNSENT_BYTES:
            return
        body = json.dumps(what, default=str).encode()
        head = f"{self._head}Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        writer.write(head.encode() + body)

    async def _listen(self) -> None:
        try:
            reader, writer = await asyncio.open_connection(self._host, self._port)
        except OSError:
            return  # it is down; whoever calls an action says so
        self._writer = writer
        try:
            while await reader.read(4096):
                pass
        except OSError:
            pass
        finally:
            writer.close()


def _line(endpoint: Optional[EndpointConfig]) -> Optional[Line]:
    """Return the line to this action server; none to one that wants more than an address."""
    url = endpoint.url if endpoint is not None else None
    if endpoint is None or not url or not url.startswith("http://") or endpoint.token or endpoint.basic_auth:
        return None
    if not hasattr(endpoint, _LINE):
        setattr(endpoint, _LINE, Line(url))
    line: Line = getattr(endpoint, _LINE)
    return line


async def _parse_and_tell(
    self: MessageProcessor,
    message: UserMessage,
    tracker: Optional[DialogueStateTracker] = None,
    only_output_properties: bool = True,
) -> Any:
    line = _line(self.action_endpoint)
    if line is not None and tracker is not None and message.text and not message.text.startswith("/"):
        latest = {"text": message.text, "message_id": message.message_id, "metadata": message.metadata}
        events = [*read_by_actions(tracker), {"event": "user", "input_channel": message.input_channel}]
        state = {"sender_id": tracker.sender_id, "latest_message": latest, "events": events}
        line.tell({"next_action": "ahead", "sender_id": tracker.sender_id, "tracker": state})
    return await _parse(self, message, tracker, only_output_properties)


def prepare_ahead() -> None:
    """Have Rasa tell of every message from now on; doing it again changes nothing."""
    MessageProcessor.parse_message = _parse_and_tell
