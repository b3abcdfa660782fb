"""While a person has a conversation: no apology for the silence, and their words reach the customer."""

import asyncio

import pytest

pytest.importorskip("rasa")

from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, SlotSet

from bot.channels.outbox import Outbox
from bot.channels.rest import GuardedRestInput

from . import door
from .door import CONVERSATION, FakeAgent, talk, token

DOMAIN = Domain.from_yaml(
    'version: "3.1"\nresponses: {}\n'
    "slots: {person: {type: text, influence_conversation: false, mappings: [{type: custom}]}}"
)


class AgentWithPerson(FakeAgent):
    """Says nothing once the slot is set, as the actions do."""

    def __init__(self, person=None):
        super().__init__(lambda _: [])
        self.domain = DOMAIN
        self.tracker_store.domain = DOMAIN
        self.person = person

    async def handle_message(self, message):
        await self.add(message.sender_id, SlotSet("person", self.person))
        await super().handle_message(message)

    async def add(self, conversation, *events):
        tracker = await self.tracker_store.get_or_create_tracker(conversation)
        for event in events:
            tracker.update(event, self.domain)
        await self.tracker_store.save(tracker)


def said(text, **metadata):
    return BotUttered(text, metadata=metadata)


async def updates(client):
    headers = {"Authorization": f"Bearer {token()}"}
    async with client.session.get(client.url + "/webhooks/attune/updates", headers=headers) as answer:
        return await answer.json()


@pytest.mark.parametrize(
    ("slot", "person", "told"),
    [
        ("waiting", {"status": "waiting", "name": ""}, True),
        ("taken:Ana", {"status": "taken", "name": "Ana"}, False),
    ],
)
def test_silence_is_explained_while_nobody_has_come_and_left_alone_afterwards(slot, person, told):
    async def scenario(client, agent):
        return await client.send("are you there?")

    _, body = talk(scenario, AgentWithPerson(slot))
    assert (body["replies"], body["person"], "notice" in body) == ([], person, told)


def test_silence_without_a_person_is_a_fault():
    async def scenario(client, agent):
        return await client.send("are you there?")

    _, body = talk(scenario, AgentWithPerson())
    assert "person" not in body
    assert body["replies"][0]["buttons"]


def test_a_handover_is_told_with_the_words_that_say_so():
    async def scenario(client, agent):
        return await client.send("a human, please")

    said_so = {"text": "A person will answer.", "custom": {"person": "waiting"}}
    _, body = talk(scenario, FakeAgent(lambda _: [said_so]))
    assert body["person"]["status"] == "waiting"


def test_what_a_person_says_is_in_the_updates_and_in_the_history():
    async def scenario(client, agent):
        await client.send("hello?")
        agent.person = "taken:Ana"
        await agent.add(
            CONVERSATION,
            said("Ana is here.", outside=True),
            said("Let me look.", sender="person", name="Ana"),
            SlotSet("person", "taken:Ana"),
        )
        return await updates(client), await client.history()

    found, history = talk(scenario, AgentWithPerson("waiting"))
    assert [(one["from"], one["text"]) for one in found["messages"]] == [
        ("assistant", "Ana is here."),
        ("person", "Let me look."),
    ]
    assert (found["messages"][1]["name"], found["person"]["name"]) == ("Ana", "Ana")
    assert [one["text"] for one in history] == ["hello?", "Ana is here.", "Let me look."]


def test_updates_need_a_token():
    async def scenario(client, agent):
        async with client.session.get(client.url + "/webhooks/attune/updates") as answer:
            return answer.status

    assert talk(scenario) == 401


def test_a_door_that_cannot_push_delivers_with_the_next_answer():
    async def scenario():
        channel, agent = GuardedRestInput(door.SECRET), AgentWithPerson("taken:Ana")
        async with door.door(channel, agent) as client:
            body = {"sender": "s", "message": "hi"}
            await channel.get_output_channel().send_response("rest:s", {"text": "Ana here.", "buttons": []})
            first = await client.post("/webhooks/rest/webhook", body)
            return first, await client.post("/webhooks/rest/webhook", body)

    (_, first), (_, second) = asyncio.run(scenario())
    assert (first, second) == ([{"text": "Ana here.", "recipient_id": "s"}], [])


def test_the_outbox_is_bounded():
    async def scenario():
        outbox = Outbox(conversations=2, messages=3)
        for recipient in "abc":
            for number in range(5):
                await outbox.send_response(recipient, {"text": f"{recipient}{number}"})
        return [[one["text"] for one in outbox.take(who)] for who in "abc"]

    assert asyncio.run(scenario()) == [[], ["b2", "b3", "b4"], ["c2", "c3", "c4"]]
