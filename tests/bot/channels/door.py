"""A real Sanic server on a loopback port with a channel in it and a fake agent behind it."""

from __future__ import annotations

import asyncio
import socket
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import rasa.core.channels.channel as rasa_channel
import rasa.server
from itsdangerous import URLSafeTimedSerializer
from rasa.core.channels.channel import UserMessage
from rasa.core.lock_store import InMemoryLockStore
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, UserUttered
from sanic import Sanic

from bot.channels.limits import Limits
from bot.channels.web import AttuneInput

SECRET = "a secret of the tests, long enough"
PAGE = "http://127.0.0.1:8080"
CONVERSATION = "0" * 31 + "1"

DOMAIN = Domain.from_yaml('version: "3.1"\nintents: [affirm]\nresponses: {}\n')


def token(customer: str | None = "C0001", conversation: str = CONVERSATION, secret: str = SECRET) -> str:
    serializer = URLSafeTimedSerializer(secret, salt="attune.customer")
    return serializer.dumps({"customer": customer, "conversation": conversation})


def echo(message: UserMessage) -> list[dict[str, Any]]:
    return [{"text": f"you said: {message.text}"}]


class FakeAgent:
    """Keeps conversations like Rasa's agent; what it answers is given to it."""

    def __init__(self, answer: Callable[[UserMessage], Any] = echo) -> None:
        self.answer = answer
        self.domain = DOMAIN
        self.tracker_store = InMemoryTrackerStore(DOMAIN)
        self.lock_store = InMemoryLockStore()
        self.seen: list[UserMessage] = []
        self.entities: list[dict[str, Any]] = []

    async def handle_message(self, message: UserMessage) -> None:
        async with self.lock_store.lock(message.sender_id):
            self.seen.append(message)
            tracker = await self.tracker_store.get_or_create_tracker(message.sender_id)
            tracker.update(
                UserUttered(message.text, entities=self.entities, metadata=message.metadata), self.domain
            )
            answers = self.answer(message)
            if isinstance(answers, Awaitable):
                answers = await answers
            for said in answers:
                tracker.update(BotUttered(said.get("text"), {k: v for k, v in said.items() if k != "text"}))
                await message.output_channel.send_response(message.sender_id, dict(said))
            tracker.update(ActionExecuted("action_listen"))
            await self.tracker_store.save(tracker)


class Client:
    """Speaks to the door as the widget does."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self.session = session
        self.url = url

    async def send(self, text: Any, *, bearer: str | None = None, **fields: Any) -> tuple[int, Any]:
        return await self.post("/webhooks/attune/message", {"text": text, **fields}, bearer=bearer)

    async def post(self, path: str, body: Any, *, bearer: str | None = None) -> tuple[int, Any]:
        headers = {"Authorization": f"Bearer {token() if bearer is None else bearer}"}
        send = {"data": body} if isinstance(body, bytes) else {"json": body}
        async with self.session.post(self.url + path, headers=headers, **send) as answer:
            return answer.status, await answer.json()

    async def history(self) -> list[dict[str, Any]]:
        headers = {"Authorization": f"Bearer {token()}"}
        async with self.session.get(self.url + "/webhooks/attune/history", headers=headers) as answer:
            return (await answer.json())["messages"]


@asynccontextmanager
async def door(channel: Any, agent: Any) -> AsyncIterator[Client]:
    Sanic.test_mode = True  # several apps, one after the other, in one process
    app = Sanic(f"door_{uuid.uuid4().hex}", configure_logging=False)
    rasa.server.configure_cors(app, [PAGE])
    rasa_channel.register([channel], app, route="/webhooks/")
    app.ctx.agent = agent
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
        server = await app.create_server(sock=listener, return_asyncio_server=True, access_log=False)
        await server.startup()
        await server.start_serving()
        async with aiohttp.ClientSession() as session:
            yield Client(session, f"http://127.0.0.1:{port}")
        server.close()
        await server.wait_closed()


def talk(scenario, agent=None, **limits):
    """Run a scenario against an open door and return what it returns."""
    agent = agent or FakeAgent()

    async def run():
        async with door(AttuneInput(SECRET, limits=Limits(**limits)), agent) as client:
            return await scenario(client, agent)

    return asyncio.run(run())
