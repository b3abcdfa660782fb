"""Talking to the assistant over HTTP."""

import json

import httpx
import pytest
from itsdangerous import URLSafeTimedSerializer

from ops.talk.conversation import SALT, Conversation, NoAnswer

SECRET = "a secret for tests"


def converse(handler, sleep=lambda _: None, customer="C0001"):
    client = httpx.Client(transport=httpx.MockTransport(handler))
    return Conversation(client, "http://rasa", secret=SECRET, customer_id=customer, sleep=sleep)


def answers(body):
    return lambda _: httpx.Response(200, json=body)


def test_the_token_names_the_customer_and_the_conversation():
    seen = []
    conversation = converse(lambda request: seen.append(request) or httpx.Response(200, json={"replies": []}))
    conversation.say("hello")
    scheme, _, token = seen[0].headers["Authorization"].partition(" ")
    claims = URLSafeTimedSerializer(SECRET, salt=SALT).loads(token)
    assert (scheme, claims) == ("Bearer", {"customer": "C0001", "conversation": conversation.id})


def test_the_message_goes_to_the_channel_with_an_id():
    seen = []
    converse(lambda request: seen.append(request) or httpx.Response(200, json={})).say("hello")
    assert str(seen[0].url) == "http://rasa/webhooks/attune/message"
    body = json.loads(seen[0].content)
    assert body["text"] == "hello"
    assert body["message_id"]


def test_every_conversation_is_a_fresh_one():
    assert converse(answers({})).id != converse(answers({})).id


def test_a_reply_always_has_text_cards_and_buttons():
    answer = converse(answers({"replies": [{"text": "Hi"}], "notice": "cut"})).say("hello")
    assert answer.replies == [{"text": "Hi", "cards": [], "buttons": []}]
    assert answer.notice == "cut"


def test_when_the_door_asks_to_slow_down_it_waits_and_says_it_again():
    responses = [httpx.Response(429, headers={"Retry-After": "7"}), httpx.Response(200, json={"replies": []})]
    slept = []
    converse(lambda _: responses.pop(0), sleep=slept.append).say("hello")
    assert slept == [7.0]
    assert responses == []


def refuse(_):
    raise httpx.ConnectError("refused")


@pytest.mark.parametrize(
    "handler", [refuse, lambda _: httpx.Response(401), lambda _: httpx.Response(200, text="?")]
)
def test_no_proper_answer_is_told_as_such(handler):
    with pytest.raises(NoAnswer, match="did not answer"):
        converse(handler).say("hello")
