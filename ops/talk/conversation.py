"""One conversation with the assistant over HTTP, as the chat widget holds it."""

import time
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import httpx
from itsdangerous import URLSafeTimedSerializer

SALT = "attune.customer"
TIMEOUT_S = 60.0
TOO_MANY = 429
MAX_WAITS = 20


class NoAnswer(Exception):
    """The assistant could not be reached or did not answer as agreed; the message says how."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back for one message, as the channel sent it."""

    replies: list[dict[str, object]] = field(default_factory=list)
    notice: str | None = None


class Conversation:
    """A fresh conversation of one customer.

    Parameters
    ----------
    base_url
        Of the Rasa server.
    customer_id
        None talks as a guest.
    """

    def __init__(
        self,
        client: httpx.Client,
        base_url: str,
        *,
        secret: str,
        customer_id: str | None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.id = uuid.uuid4().hex
        claims = {"customer": customer_id, "conversation": self.id}
        token = URLSafeTimedSerializer(secret, salt=SALT).dumps(claims)
        self._headers = {"Authorization": f"Bearer {token}"}
        self._url = f"{base_url}/webhooks/attune/message"
        self._client = client
        self._sleep = sleep

    def say(self, text: str) -> Answer:
        """Send one message and return what the assistant answers.

        Raises
        ------
        NoAnswer
            If there is none.
        """
        body = {"text": text, "message_id": uuid.uuid4().hex}
        try:
            response = self._post(body)
            response.raise_for_status()
            answer = response.json()
        except (httpx.HTTPError, ValueError) as error:
            raise NoAnswer(f"the assistant did not answer: {type(error).__name__}: {error}") from error
        replies = [_complete(reply) for reply in answer.get("replies", [])]
        return Answer(replies=replies, notice=answer.get("notice"))

    def _post(self, body: Mapping[str, str]) -> httpx.Response:
        response = self._client.post(self._url, json=body, headers=self._headers, timeout=TIMEOUT_S)
        # The door paces a conversation; a file of messages is sent as fast as it allows.
        for _ in range(MAX_WAITS):
            if response.status_code != TOO_MANY:
                break
            self._sleep(float(response.headers.get("Retry-After", "1")))
            response = self._client.post(self._url, json=body, headers=self._headers, timeout=TIMEOUT_S)
        return response


def _complete(reply: Mapping[str, object]) -> dict[str, object]:
    return {
        "text": reply.get("text"),
        "cards": reply.get("cards") or [],
        "buttons": reply.get("buttons") or [],
    }
