"""The action server is sent what its actions read, over one connection, and the domain where it asks."""

import asyncio
import json
import socket
import uuid
from contextlib import asynccontextmanager

import pytest

pytest.importorskip("rasa")

from rasa.core.actions.action import RemoteAction
from rasa.core.channels.channel import CollectingOutputChannel
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.exceptions import RasaException
from rasa.utils.endpoints import EndpointConfig
from sanic import Sanic, response

from bot.calls import call_of, prepare_calls
from bot.event_kinds import prepare_events

DOMAIN = Domain.from_yaml(
    'version: "3.1"\nslots: {mood: {type: text, influence_conversation: false, mappings: [{type: custom}]}}\n'
    "responses: {utter_hi: [{text: hi}]}\n"
)


@pytest.fixture(autouse=True)
def prepared(monkeypatch):
    for name in ("__init__", "_action_call_format"):
        monkeypatch.setattr(RemoteAction, name, getattr(RemoteAction, name))
    prepare_calls()
    prepare_events()


def tracker():
    told = DialogueStateTracker.from_events("c1", [], slots=DOMAIN.slots)
    for event in (
        UserUttered("hello", input_channel="attune"),
        BotUttered("Hello!", {"custom": {"cards": ["a long list"]}}),
        UserUttered("where is it", input_channel="attune"),
        BotUttered("On its way."),
        SlotSet("mood", "anger"),
        UserUttered(
            "great", {"name": "thanks"}, parse_data={"intent": {"name": "thanks"}, "message_id": "m3"}
        ),
        BotUttered("You are welcome."),
    ):
        told.update(event, DOMAIN)
    return told


@asynccontextmanager
async def action_server(answer):
    """A server that notes each call with the connection it came over."""
    Sanic.test_mode = True
    app = Sanic(f"actions_{uuid.uuid4().hex}", configure_logging=False)
    calls = []

    @app.post("/webhook")
    async def webhook(request):
        calls.append((request.transport.get_extra_info("peername"), request.json))
        return answer(request.json)

    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        server = await app.create_server(sock=listener, return_asyncio_server=True, access_log=False)
        await server.startup()
        await server.start_serving()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/webhook", calls
        server.close()
        await server.wait_closed()


def run_twice(answer):
    async def scenario():
        async with action_server(answer) as (url, calls):
            endpoint = EndpointConfig(url)
            events = [
                await RemoteAction(f"action_{number}", endpoint).run(
                    CollectingOutputChannel(), None, tracker(), DOMAIN
                )
                for number in range(2)
            ]
            return events, calls

    return asyncio.run(scenario())


def fine(_):
    events = [{"event": "slot", "name": "mood", "value": "delight"}]
    return response.json({"events": events, "responses": [{"text": "hi"}]})


def test_an_answer_comes_back_as_events():
    events, _ = run_twice(fine)
    assert [type(event) for event in events[0]] == [BotUttered, SlotSet]


def test_calls_share_a_connection():
    _, calls = run_twice(fine)
    assert len({connection for connection, _ in calls}) == 1


def test_a_call_holds_what_actions_read_and_no_more():
    call = json.loads(json.dumps(call_of(RemoteAction("action_a", None), tracker(), DOMAIN)))
    assert (call["next_action"], call["sender_id"]) == ("action_a", "c1")
    assert call["tracker"]["slots"]["mood"] == "anger"
    assert call["tracker"]["latest_message"]["message_id"] == "m3"
    assert [event.get("text") for event in call["tracker"]["events"]] == [
        None,
        None,
        "On its way.",
        None,
        "You are welcome.",
    ]
    assert "domain" not in call
    assert "cards" not in json.dumps(call)


def test_the_domain_is_sent_where_it_is_asked_for():
    def wants_it(call):
        return (
            fine(call) if "domain" in call else response.json({"error": "the domain is needed"}, status=449)
        )

    events, calls = run_twice(wants_it)
    assert len(events[0]) == 2
    assert calls[1][1]["domain"]["responses"] == {"utter_hi": [{"text": "hi"}]}


def test_a_server_that_is_down_fails_as_rasa_expects():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/webhook"
    action = RemoteAction("action_a", EndpointConfig(url))
    with pytest.raises(RasaException, match="connect"):
        asyncio.run(action.run(CollectingOutputChannel(), None, tracker(), DOMAIN))
