"""Rasa's REST door, guarded: the same JSON as Rasa's own, but masked, capped, paced, and always a guest.

Whoever calls it says freely who they are, so nobody is believed: a sender only names a conversation of its
own, apart from those of the web page. Streaming is not offered; `?stream=true` is answered in one piece.
"""

from __future__ import annotations

import hashlib
import math
import re
import time
import uuid
from typing import Any, Dict, Optional, Sequence

from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.channels.rest import RestInput
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.guard import Guard, OnNewMessage
from bot.channels.limits import Limits
from bot.channels.masking import DEFAULT_REGIONS
from bot.channels.opening import open_door
from bot.channels.outbox import Outbox
from bot.channels.pace import Pace
from bot.channels.requests import BadRequest, read_object, text_field
from bot.channels.secret import shops_secret
from bot.channels.words import words
from bot.preparing import prepare_rasa

_MAX_SENDER = 128
_PREFIX = "rest:"
# Rasa's HTTP API does not decode a conversation's name in its path: any other would never be found there.
_PLAIN = re.compile(r"[A-Za-z0-9._~-]{1,64}")


class GuardedRestInput(RestInput):
    """Rasa's REST channel for guests."""

    def __init__(
        self, secret: str, *, limits: Optional[Limits] = None, regions: Sequence[str] = DEFAULT_REGIONS
    ) -> None:
        self._secret = secret
        self._limits = limits or Limits()
        self._regions = tuple(regions)
        self._pace = Pace(self._limits, time.monotonic)
        self._outbox = Outbox()

    @classmethod
    def from_credentials(cls, credentials: Optional[Dict[str, Any]]) -> "GuardedRestInput":
        """Build the channel from credentials.yml (`phone_regions`)."""
        prepare_rasa()
        return cls(shops_secret(), regions=(credentials or {}).get("phone_regions", DEFAULT_REGIONS))

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        """Return the routes of the channel."""
        door = open_door(
            "attune_rest_channel",
            on_new_message,
            limits=self._limits,
            regions=self._regions,
            secret=self._secret,
        )
        routes, conversations, guard = door.routes, door.conversations, door.guard

        @routes.post("/webhook", stream=True)
        async def receive(request: Request) -> HTTPResponse:
            try:
                body = await read_object(request, max_bytes=self._limits.max_body_bytes)
                sender = text_field(body, "sender")[:_MAX_SENDER] or uuid.uuid4().hex
                text = text_field(body, "message")
            except BadRequest as error:
                return response.json({"error": error.code, "message": str(error)}, status=error.status)
            wait_s = self._pace.wait_s(sender)
            if wait_s:
                said = words(
                    "utter_channel_too_fast",
                    conversations.responses(),
                    turn=guard.turns.next(conversation_of(sender)),
                    seconds=math.ceil(wait_s),
                )
                return response.json([{"recipient_id": sender, "text": said}], status=429)
            return response.json(await self._turn(guard, sender, text))

        return routes

    def get_output_channel(self) -> Outbox:
        """Return where Rasa puts what a person says; it goes out with the next answer."""
        return self._outbox

    async def _turn(self, guard: Guard, sender: str, text: str) -> Any:
        output, conversation = CollectingOutputChannel(), conversation_of(sender)
        outcome = await guard.handle(
            UserMessage(text, output, conversation, input_channel=self.name(), metadata={"customer_id": None})
        )
        notice = [{"text": outcome.notice}] if outcome.notice else []
        said = [*self._outbox.take(conversation), *notice, *output.messages]
        return [{**message, "recipient_id": sender} for message in said]


def conversation_of(sender: str) -> str:
    """Return the conversation of a sender: by name where that can stand in an address, else by hash."""
    if _PLAIN.fullmatch(sender):
        return _PREFIX + sender
    return _PREFIX + hashlib.sha256(sender.encode("utf-8", "surrogatepass")).hexdigest()
