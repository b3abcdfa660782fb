"""The HTTP door, on a real port."""

import asyncio
import json
import zlib
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import httpx
import pytest
from sanic import Sanic

from actions.care.wording import Responses
from actions.house import House
from actions.server import build_app, keep_looking
from actions.shelf.stock import Shelf
from tests.actions.talker import DOMAIN


@pytest.fixture
def words() -> Responses | None:
    """What could be read of domain.yml."""
    return None


@pytest.fixture
async def door(
    house: House, words: Responses | None, unused_tcp_port: int
) -> AsyncIterator[httpx.AsyncClient]:
    Sanic.test_mode = True
    app = build_app(replace(house, words=lambda: words), name=f"door_{unused_tcp_port}")
    server = await app.create_server(port=unused_tcp_port, host="127.0.0.1", return_asyncio_server=True)
    assert server is not None
    await server.startup()
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{unused_tcp_port}", trust_env=False) as client:
        yield client
    server.close()
    await asyncio.sleep(0)
    Sanic.unregister_app(app)


def call(action: str, text: str = "where is my order?") -> dict[str, Any]:
    latest = {
        "text": text,
        "intent": {"name": "order_status"},
        "entities": [],
        "message_id": "m1",
        "metadata": {"customer_id": "C0001"},
    }
    tracker = {
        "sender_id": "c1",
        "slots": {},
        "latest_message": latest,
        "events": [{"event": "user", "input_channel": "attune"}],
    }
    return {"next_action": action, "sender_id": "c1", "tracker": tracker, "domain": DOMAIN}


async def test_a_whole_turn_over_http(door: httpx.AsyncClient) -> None:
    sensed = (await door.post("/webhook", json=call("action_sense_emotion", "[anger] where is it"))).json()
    answered = (await door.post("/webhook", json=call("action_order_status", "[anger] where is it"))).json()
    assert {event["name"]: event["value"] for event in sensed["events"]}["mood"] == "anger"
    assert "AT10001" in answered["responses"][0]["text"]


async def test_compressed_calls_are_understood(door: httpx.AsyncClient) -> None:
    body = zlib.compress(json.dumps(call("action_order_status")).encode())
    answer = await door.post("/webhook", content=body, headers={"Content-Encoding": "deflate"})
    assert "AT10001" in answer.json()["responses"][0]["text"]


def without_domain(action: str) -> dict[str, Any]:
    return {name: value for name, value in call(action).items() if name != "domain"}


async def test_a_call_without_the_domain_needs_domain_yml(door: httpx.AsyncClient) -> None:
    assert (await door.post("/webhook", json=without_domain("action_order_status"))).status_code == 449


@pytest.mark.parametrize("words", [DOMAIN["responses"]], ids=["domain.yml"])
async def test_with_domain_yml_the_domain_may_be_left_out(door: httpx.AsyncClient) -> None:
    answer = await door.post("/webhook", json=without_domain("action_order_status"))
    assert "AT10001" in answer.json()["responses"][0]["text"]


async def test_a_message_may_be_told_of_ahead(door: httpx.AsyncClient) -> None:
    assert (await door.post("/ahead", json=without_domain("ahead"))).status_code == 204


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"next_action": "action_x"}', b"\xff\xfe"])
async def test_nonsense_is_refused_without_an_echo(door: httpx.AsyncClient, body: bytes) -> None:
    answer = await door.post("/webhook", content=body)
    assert answer.status_code == 400
    assert answer.json() == {"error": "not a call of Rasa's"}


async def test_an_unknown_action_is_404(door: httpx.AsyncClient) -> None:
    assert (await door.post("/webhook", json=call("action_nope"))).status_code == 404


async def test_health_reports_versions(door: httpx.AsyncClient) -> None:
    health = (await door.get("/health")).json()
    assert health == {
        "status": "ok",
        "database": "ok",
        "emotion": "words-1",
        "recommender": "price-1",
        "products": 11,
    }


async def test_changes_of_the_shelf_are_looked_for_while_nobody_asks(house: House) -> None:
    looks = 0

    def shelf() -> Shelf | None:
        nonlocal looks
        looks += 1
        return None

    looking = asyncio.create_task(keep_looking(replace(house, shelf=shelf), every_s=0.01))
    async with asyncio.timeout(30):
        while looks < 3:
            await asyncio.sleep(0.01)
    looking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await looking


async def test_the_list_of_actions_matches_the_domain(door: httpx.AsyncClient) -> None:
    assert {one["name"] for one in (await door.get("/actions")).json()} == set(DOMAIN["actions"])
