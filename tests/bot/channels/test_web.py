"""The widget's door over real HTTP: who may come in, and what Rasa sees."""

import asyncio

import pytest

pytest.importorskip("rasa")

from itsdangerous import URLSafeTimedSerializer

from .door import CONVERSATION, PAGE, SECRET, FakeAgent, talk, token


def test_a_message_is_answered_and_rasa_learns_who_sent_it():
    async def scenario(client, agent):
        return await client.send("card 4111111111111111", message_id="m1"), agent.seen[0]

    (status, body), seen = talk(scenario)
    assert (status, body["replies"][0]["text"]) == (200, "you said: card [card]")
    assert seen.sender_id == CONVERSATION
    assert seen.metadata == {
        "customer_id": "C0001",
        "masked": ["card"],
        "truncated": False,
        "message_id": "m1",
    }


def test_text_cards_and_buttons_of_one_utterance_are_one_reply():
    card = {"impression": "i1", "product_id": "P0001", "title": "Mug", "price": "€9.00", "onclick": "x"}
    said = {
        "text": "Look:",
        "custom": {
            "cards": [{**card, "buttons": [{"title": "Like", "payload": '/like{"impression":"i1"}'}]}]
        },
        "buttons": [{"title": "Cheaper", "payload": "/cheaper"}],
    }

    async def scenario(client, agent):
        return await client.send("hi")

    (reply,) = talk(scenario, FakeAgent(lambda _: [said]))[1]["replies"]
    assert reply["buttons"] == said["buttons"]
    assert reply["cards"][0]["buttons"][0]["title"] == "Like"
    assert "onclick" not in reply["cards"][0]


STALE = URLSafeTimedSerializer(SECRET, salt="attune.customer")


@pytest.mark.parametrize(
    "bearer",
    [
        "",
        "nonsense",
        token(secret="another secret altogether"),
        URLSafeTimedSerializer(SECRET, salt="other").dumps({"customer": None, "conversation": CONVERSATION}),
        STALE.dumps({"customer": "C0001"}),
        STALE.dumps({"customer": "C0001", "conversation": "../../etc"}),
        STALE.dumps({"customer": ["C0001"], "conversation": CONVERSATION}),
        STALE.dumps("C0001"),
        token() + "x",
        "x" * 5_000,
    ],
)
def test_a_bad_token_is_turned_away(bearer):
    async def scenario(client, agent):
        return (await client.send("hi", bearer=bearer))[0], agent.seen

    assert talk(scenario) == (401, [])


def test_an_old_token_is_turned_away():
    async def scenario(client, agent):
        await asyncio.sleep(1.1)
        return (await client.send("hi", bearer=old))[0]

    old = token()
    assert talk(scenario, token_max_age_s=0) == 401


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"not json", 400),
        (b"[]", 400),
        (b"[" * 100_000, 400),
        (b"\xff\xfe", 400),
        ({"text": 5}, 400),
        ({"text": ["a"]}, 400),
        ({"text": "hi", "message_id": 7}, 400),
        ({"text": "hi", "message_id": "x" * 65}, 400),
        ({"text": "hi", "message_id": "a b"}, 400),
        (b'{"text":"' + b"x" * 3_000_000 + b'"}', 413),
    ],
)
def test_a_malformed_body_is_refused_in_words(body, status):
    async def scenario(client, agent):
        return await client.post("/webhooks/attune/message", body)

    found, answer = talk(scenario)
    assert found == status
    assert answer["message"]


@pytest.mark.parametrize(("origin", "allowed"), [(PAGE, PAGE), ("http://evil.example", None)])
def test_only_the_page_may_call_from_a_browser(origin, allowed):
    async def scenario(client, agent):
        asked = {
            "Origin": origin,
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "authorization,content-type",
        }
        url = client.url + "/webhooks/attune/message"
        async with client.session.options(url, headers=asked) as answer:
            return answer.headers.get("Access-Control-Allow-Origin"), answer.headers.get(
                "Access-Control-Allow-Headers"
            )

    origin_allowed, headers = talk(scenario)
    assert origin_allowed == allowed
    assert headers == ("authorization, content-type" if allowed else None)
