"""What is asked of Rasa's API, and what each of its failures becomes."""

import json

import httpx
import pytest

from ops.handover.rasa import Rasa, RasaSilent, api_token


def rasa(answer: httpx.Response | Exception, seen: list[httpx.Request] | None = None) -> Rasa:
    def handle(request: httpx.Request) -> httpx.Response:
        if seen is not None:
            seen.append(request)
        if isinstance(answer, Exception):
            raise answer
        return answer

    client = httpx.Client(transport=httpx.MockTransport(handle))
    return Rasa(client, "http://127.0.0.1:5005", secret="a secret of the tests")


def test_words_go_out_on_the_channel_the_customer_is_on() -> None:
    seen: list[httpx.Request] = []
    rasa(httpx.Response(200, json={}), seen).add("rest:a-1", [{"event": "bot", "text": "hi"}])
    (request,) = seen
    # Rasa does not decode it: "rest%3Aa-1" would be another conversation.
    assert request.url.raw_path.startswith(b"/conversations/rest:a-1/tracker/events?")
    wanted = {"output_channel": "latest", "execute_side_effects": "true", "include_events": "NONE"}
    assert wanted.items() <= dict(request.url.params).items()
    assert request.url.params["token"] == api_token("a secret of the tests")
    assert json.loads(request.content) == [{"event": "bot", "text": "hi"}]


def test_events_come_back_as_they_are() -> None:
    assert rasa(httpx.Response(200, json={"events": [{"event": "user"}]})).events("c") == [{"event": "user"}]


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (httpx.ConnectError("refused"), "attune up"),
        (httpx.Response(401), "another secret"),
        (httpx.Response(500, text="trace"), "answered 500"),
    ],
)
def test_failures_are_told_in_words_without_the_token(answer: httpx.Response | Exception, told: str) -> None:
    with pytest.raises(RasaSilent, match=told) as failed:
        rasa(answer).events("c")
    assert api_token("a secret of the tests") not in str(failed.value)
