"""The chat widget's door: POST …/message, GET …/history and …/updates, below /webhooks/attune.

Knows HTTP and tokens. What may pass is decided in intake and guard.
"""

from __future__ import annotations

import math
import time
import uuid
from typing import Any, Dict, List, Optional, Sequence

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.conversations import Conversations
from bot.channels.guard import Guard, OnNewMessage
from bot.channels.intake import admit
from bot.channels.limits import Limits
from bot.channels.masking import DEFAULT_REGIONS
from bot.channels.opening import open_door
from bot.channels.pace import Pace
from bot.channels.repeats import Repeats
from bot.channels.replies import Collected
from bot.channels.requests import BadRequest, message_id_field, read_object, text_field
from bot.channels.secret import shops_secret
from bot.channels.tokens import BadToken, TokenReader, Visitor
from bot.channels.words import words
from bot.preparing import prepare_rasa

_MAX_TITLE = 80


class AttuneInput(InputChannel):
    """Rasa's input channel for the Attune widget."""

    def __init__(
        self, secret: str, *, limits: Optional[Limits] = None, regions: Sequence[str] = DEFAULT_REGIONS
    ) -> None:
        self._limits = limits or Limits()
        self._regions = tuple(regions)
        self._secret = secret
        self._tokens = TokenReader(secret, max_age_s=self._limits.token_max_age_s)
        self._pace = Pace(self._limits, time.monotonic)
        self._repeats = Repeats(self._limits.remembered_turns)

    @classmethod
    def name(cls) -> str:
        """Return the name under /webhooks."""
        return "attune"

    @classmethod
    def from_credentials(cls, credentials: Optional[Dict[str, Any]]) -> "AttuneInput":
        """Build the channel from credentials.yml (`phone_regions`) and the environment."""
        prepare_rasa()
        return cls(shops_secret(), regions=(credentials or {}).get("phone_regions", DEFAULT_REGIONS))

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        """Return the routes of the channel."""
        door = open_door(
            "attune_channel",
            on_new_message,
            limits=self._limits,
            regions=self._regions,
            secret=self._secret,
        )
        routes, conversations, guard = door.routes, door.conversations, door.guard

        @routes.post("/message", stream=True)
        async def message(request: Request) -> HTTPResponse:
            try:
                visitor = self._tokens.read(request.headers.get("authorization"))
                body = await read_object(request, max_bytes=self._limits.max_body_bytes)
                return await self._message(guard, conversations, visitor, body)
            except BadToken:
                return _unauthorised()
            except BadRequest as error:
                return response.json({"error": error.code, "message": str(error)}, status=error.status)

        @routes.get("/history")
        async def history(request: Request) -> HTTPResponse:
            try:
                visitor = self._tokens.read(request.headers.get("authorization"))
            except BadToken:
                return _unauthorised()
            messages = await conversations.history(visitor.conversation, limit=self._limits.history_messages)
            return await _with_person(conversations, visitor.conversation, messages)

        @routes.get("/updates")
        async def updates(request: Request) -> HTTPResponse:
            try:
                visitor = self._tokens.read(request.headers.get("authorization"))
            except BadToken:
                return _unauthorised()
            messages = await conversations.from_outside(visitor.conversation)
            return await _with_person(conversations, visitor.conversation, messages)

        return routes

    async def _message(
        self, guard: Guard, conversations: Conversations, visitor: Visitor, body: Dict[str, Any]
    ) -> HTTPResponse:
        text, title = text_field(body, "text"), text_field(body, "title")
        message_id = message_id_field(body) or uuid.uuid4().hex
        key = (visitor.conversation, message_id)
        wait_s = 0.0 if self._repeats.knows(key) else self._pace.wait_s(visitor.conversation)
        if wait_s:
            turn = guard.turns.next(visitor.conversation)
            return _too_fast(math.ceil(wait_s), conversations, turn)

        async def turn() -> Dict[str, Any]:
            output = Collected()
            message = UserMessage(
                text,
                output,
                visitor.conversation,
                input_channel=self.name(),
                message_id=message_id,
                metadata={"customer_id": visitor.customer, **self._title(text, title)},
            )
            outcome = await guard.handle(message)
            if outcome.erased:
                self._repeats.forget(visitor.conversation, keep=message_id)
            extra: Dict[str, Any] = {"notice": outcome.notice} if outcome.notice else {}
            if outcome.person is not None:
                extra["person"] = outcome.person.shown()
            return {"replies": output.replies, **extra, **({"erased": True} if outcome.erased else {})}

        return response.json(await self._repeats.once(key, turn))

    def _title(self, text: str, title: str) -> Dict[str, str]:
        """Return what a pressed button was called, for the history; typed words need none."""
        shown = admit(title[:_MAX_TITLE], limits=self._limits, regions=self._regions).text
        return {"title": shown} if shown and text.startswith("/") else {}


async def _with_person(
    conversations: Conversations, conversation: str, messages: List[Dict[str, Any]]
) -> HTTPResponse:
    person = await conversations.person(conversation)
    body = {"messages": messages, "person": person.shown() if person else None}
    return response.json(body, headers={"Cache-Control": "no-store"})


def _unauthorised() -> HTTPResponse:
    body = {"error": "unauthorised", "message": "This chat has expired. Reload the page to start a new one."}
    return response.json(body, status=401, headers={"WWW-Authenticate": "Bearer"})


def _too_fast(seconds: int, conversations: Conversations, turn: int) -> HTTPResponse:
    said = words("utter_channel_too_fast", conversations.responses(), turn=turn, seconds=seconds)
    body = {"error": "too_fast", "message": said}
    return response.json(body, status=429, headers={"Retry-After": str(seconds)})
