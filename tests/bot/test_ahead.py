"""The action server is told of a message before Rasa understands it, and nobody waits for that."""

import asyncio
import json
import socket

import pytest

pytest.importorskip("rasa")

from rasa.core.channels.channel import UserMessage
from rasa.core.processor import MessageProcessor
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

import bot.ahead
from bot.ahead import prepare_ahead


class Processor:
    """As much of Rasa's processor as is asked for."""

    def __init__(self, url, **endpoint):
        self.action_endpoint = EndpointConfig(url, **endpoint)


@pytest.fixture(autouse=True)
def understood(monkeypatch):
    """Stand in for the understanding, which holds the event loop for as long as it takes."""

    async def parse(self, message, tracker, only_output_properties):
        return {"text": message.text}

    monkeypatch.setattr(bot.ahead, "_parse", parse)
    monkeypatch.setattr(MessageProcessor, "parse_message", MessageProcessor.parse_message)
    prepare_ahead()


def tracker():
    events = [UserUttered("hello", input_channel="attune"), BotUttered("Hi! How can I help?")]
    return DialogueStateTracker.from_events("c1", events)


def hear(*texts, **endpoint):
    """Return the requests a server hears for these messages."""

    async def scenario():
        heard, hung_up = bytearray(), asyncio.Event()

        async def listen(reader, writer):
            while part := await reader.read(65536):
                heard.extend(part)
            writer.close()
            hung_up.set()

        server = await asyncio.start_server(listen, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        processor = Processor(f"http://127.0.0.1:{port}/webhook", **endpoint)
        line = None
        for text in texts:
            message = UserMessage(text, None, "c1", input_channel="attune", message_id="m2")
            parsed = await MessageProcessor.parse_message(processor, message, tracker())
            assert parsed == {"text": text}
            line = getattr(processor.action_endpoint, "attune_line", None)
            while line is not None and line._writer is None:
                await asyncio.sleep(0.001)
        if line is not None:
            line._writer.close()
            await hung_up.wait()
        server.close()
        return bytes(heard)

    return asyncio.run(scenario())


def test_the_first_message_opens_the_line_and_the_next_is_told():
    head, _, body = hear("one", "where is it").partition(b"\r\n\r\n")
    assert head.startswith(b"POST /ahead HTTP/1.1\r\n")
    told = json.loads(body)["tracker"]
    assert told["latest_message"]["text"] == "where is it"
    assert [event.get("text") for event in told["events"]] == [None, "Hi! How can I help?", None]


def test_buttons_are_not_told():
    assert hear("one", "/affirm") == b""


def test_a_server_that_wants_a_token_is_not_told():
    assert hear("one", "two", token="secret") == b""


def test_without_a_server_the_message_is_understood_all_the_same():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/webhook"

    async def scenario():
        processor = Processor(url)
        for text in ("one", "two", "three"):
            await MessageProcessor.parse_message(processor, UserMessage(text, None, "c1"), tracker())
            await asyncio.sleep(0.02)
        return await MessageProcessor.parse_message(processor, UserMessage("four", None, "c1"), tracker())

    assert asyncio.run(scenario()) == {"text": "four"}
