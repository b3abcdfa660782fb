"""Every message the widget's door lets in is answered, whatever it is and whatever is down."""

import asyncio
import time

import pytest

pytest.importorskip("rasa")

import structlog

from .door import FakeAgent, talk, token


@pytest.mark.parametrize("text", ["", "   \n", "\x00\x07", "\u202e\u200b", None])
def test_an_empty_message_is_answered_without_rasa(text):
    async def scenario(client, agent):
        return await client.send(text), agent.seen

    (status, body), seen = talk(scenario)
    assert status == 200
    assert body["replies"][0]["text"]
    assert seen == []


@pytest.mark.parametrize("text", ["😀😀😀", "مرحبا", "<b>hi</b>", "'; DROP TABLE x; --"])
def test_odd_messages_pass_as_they_are(text):
    async def scenario(client, agent):
        await client.send(text)
        return agent.seen[0].text

    assert talk(scenario) == text


def test_a_long_message_is_cut_and_the_customer_is_told():
    async def scenario(client, agent):
        return await client.send("😀" * 100_000), agent.seen[0]

    (status, body), seen = talk(scenario)
    assert (status, len(seen.text), seen.metadata["truncated"]) == (200, 2_000, True)
    assert "2,000" in body["notice"]


def test_a_message_sent_twice_runs_once():
    async def scenario(client, agent):
        first = await client.send("hi", message_id="m1")
        return first == await client.send("hi", message_id="m1"), len(agent.seen)

    assert talk(scenario) == (True, 1)


def test_the_same_message_id_of_another_conversation_is_another_message():
    async def scenario(client, agent):
        await client.send("hi", message_id="m1")
        await client.send("hi", message_id="m1", bearer=token(conversation="f" * 32))
        return len(agent.seen)

    assert talk(scenario) == 2


def test_a_turn_survives_a_dropped_connection_and_its_reply_can_be_fetched():
    async def slow(message):
        await asyncio.sleep(0.3)
        return [{"text": "done"}]

    async def scenario(client, agent):
        first = asyncio.ensure_future(client.send("hi", message_id="m1"))
        await asyncio.sleep(0.1)
        first.cancel()
        return (await client.send("hi", message_id="m1"))[1]["replies"][0]["text"], len(agent.seen)

    assert talk(scenario, FakeAgent(slow)) == ("done", 1)


def test_too_many_messages_at_once_are_slowed_down():
    async def scenario(client, agent):
        answers = [await client.send(f"m{i}") for i in range(4)]
        other = await client.send("hi", bearer=token(conversation="f" * 32))
        return answers[-1], other[0], len(agent.seen)

    (status, body), other, seen = talk(scenario, burst=3)
    assert (status, other, seen) == (429, 200, 4)
    assert "seconds" in body["message"]


def test_a_silent_turn_is_answered_with_a_next_step_and_kept():
    agent = FakeAgent(lambda _: [])
    agent.entities = [{"entity": "order_number", "value": "AT10001"}]

    async def scenario(client, agent):
        return (await client.send("where is AT10001"))[1]["replies"], await client.history()

    (reply,), history = talk(scenario, agent)
    assert "AT10001" in reply["text"]
    assert [b["payload"] for b in reply["buttons"]] == ["where is AT10001", "/talk_to_human"]
    assert [m["text"] for m in history] == ["where is AT10001", reply["text"]]


def test_asking_for_a_person_in_silence_does_not_offer_that_again():
    async def scenario(client, agent):
        return (await client.send("/talk_to_human"))[1]["replies"]

    (reply,) = talk(scenario, FakeAgent(lambda _: []))
    assert "a person" in reply["text"]
    assert [b["payload"] for b in reply["buttons"]] == ["/talk_to_human"]


def test_a_failing_agent_is_answered_and_nothing_of_the_customer_is_logged():
    def fail(message):
        raise RuntimeError(f"could not handle {message.text}")

    async def scenario(client, agent):
        return (await client.send("my secret wish"))[1]["replies"]

    with structlog.testing.capture_logs() as logs:
        assert "try again" in talk(scenario, FakeAgent(fail))[0]["text"]
    assert "wish" not in str(logs)


def test_no_agent_at_all_is_answered():
    async def scenario(client, agent):
        return await client.send("hi")

    class NoAgent:
        handle_message = None

    assert talk(scenario, NoAgent())[1]["replies"][0]["text"]


def test_a_turn_that_takes_too_long_is_answered_in_time():
    async def slow(message):
        await asyncio.sleep(0.5)
        return [{"text": "late"}]

    async def scenario(client, agent):
        start = time.monotonic()
        body = (await client.send("hi"))[1]
        took = time.monotonic() - start
        await asyncio.sleep(0.6)
        return body["replies"], took < 0.4, [m["text"] for m in await client.history()]

    replies, in_time, history = talk(scenario, FakeAgent(slow), turn_deadline_s=0.1)
    assert in_time
    assert "longer" in replies[0]["text"]
    assert history == ["hi", "late"]


def test_the_history_shows_button_presses_by_their_title_and_is_bounded():
    async def scenario(client, agent):
        for i in range(3):
            await client.send(f"m{i}")
        await client.send('/like{"impression":"i1"}', title="Like")
        await client.send("/affirm")
        return await client.history()

    history = talk(scenario, history_messages=5)
    assert [(m["from"], m["text"]) for m in history] == [
        ("customer", "m2"),
        ("assistant", "you said: m2"),
        ("customer", "Like"),
        ("assistant", 'you said: /like{"impression":"i1"}'),
        ("assistant", "you said: /affirm"),
    ]


def test_a_forgotten_conversation_leaves_no_trace():
    said = [{"text": "Erased.", "custom": {"erased": True}}]
    agent = FakeAgent(lambda message: said if message.text == "/affirm" else [{"text": "ok"}])

    async def scenario(client, agent):
        await client.send("delete everything")
        body = (await client.send("/affirm", message_id="m2"))[1]
        again = (await client.send("/affirm", message_id="m2"))[1]
        return body, again, await client.history(), len(agent.seen), list(await agent.tracker_store.keys())

    body, again, history, runs, kept = talk(scenario, agent)
    assert body["erased"] is True
    assert (body == again, runs) == (True, 2)
    assert (history, kept) == ([], [])
