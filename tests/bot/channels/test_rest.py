"""Rasa's REST door keeps Rasa's shape and believes nobody."""

import asyncio
import re

import pytest

pytest.importorskip("rasa")

from bot.channels.limits import Limits
from bot.channels.rest import GuardedRestInput, conversation_of

from .door import SECRET, FakeAgent, door


def ask(body, agent):
    async def run():
        async with door(GuardedRestInput(SECRET, limits=Limits()), agent) as client:
            return await client.post("/webhooks/rest/webhook", body)

    return asyncio.run(run())


def test_it_answers_in_rasas_shape():
    said = {"text": "hello", "buttons": [{"title": "Yes", "payload": "/affirm"}]}
    status, body = ask({"sender": "me", "message": "hi"}, FakeAgent(lambda _: [said]))
    assert (status, body) == (200, [{"recipient_id": "me", **said}])


def test_a_caller_is_always_a_guest_of_its_own():
    agent = FakeAgent()
    claims = {"customer_id": "C0001"}
    ask({"sender": "C0001", "message": "hi", "metadata": claims, "input_channel": "cmdline"}, agent)
    (seen,) = agent.seen
    assert seen.metadata["customer_id"] is None
    assert (seen.sender_id, seen.input_channel) == ("rest:C0001", "rest")


@pytest.mark.parametrize("sender", ["C0001", "0a1b-2c.3_4~5", "x" * 64])
def test_a_plain_name_names_the_conversation(sender):
    assert conversation_of(sender) == f"rest:{sender}"


@pytest.mark.parametrize(
    "sender", ["a/b", "a b", "ada@example.com", "a%2Fb", "a:b", "ünal", "?", "x" * 65, "\ud800"]
)
def test_any_other_is_hidden_in_one_that_can_stand_in_an_address(sender):
    conversation = conversation_of(sender)
    assert re.fullmatch(r"rest:[0-9a-f]{64}", conversation)
    assert conversation == conversation_of(sender) != conversation_of(f"{sender}.")


def test_a_caller_is_answered_by_the_name_it_gave():
    agent = FakeAgent(lambda _: [{"text": "hello"}])
    _, body = ask({"sender": "ada@example.com", "message": "hi"}, agent)
    assert body[0]["recipient_id"] == "ada@example.com"
    assert "ada" not in agent.seen[0].sender_id


def test_callers_without_a_name_do_not_share_a_conversation():
    agent = FakeAgent()
    ask({"message": "one"}, agent)
    ask({"message": "two"}, agent)
    assert agent.seen[0].sender_id != agent.seen[1].sender_id


def test_private_parts_are_masked_and_long_texts_cut_with_a_word():
    agent = FakeAgent()
    _, body = ask({"sender": "me", "message": "a@b.co " + "x" * 5_000}, agent)
    assert agent.seen[0].text.startswith("[email] xxx")
    assert "2,000" in body[0]["text"]


def test_silence_is_answered():
    _, body = ask({"sender": "me", "message": "hi"}, FakeAgent(lambda _: []))
    assert body[0]["buttons"][0] == {"title": "Try again", "payload": "hi"}


@pytest.mark.parametrize("body", [{"message": 5}, {"sender": 5, "message": "hi"}, b"nonsense"])
def test_a_malformed_body_is_refused(body):
    assert ask(body, FakeAgent())[0] == 400
