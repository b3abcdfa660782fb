"""Rasa's HTTP API, as far as a person's answer needs it: a conversation's events, and adding to them.

Knows Rasa's formats. The token travels in the query string, which is the only place Rasa looks for it; so
this speaks to the loopback address and logs no address.
"""

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

import httpx

from ops.errors import OpsError

PURPOSE = b"attune.api"
TIMEOUT_S = 30.0

Event = Mapping[str, Any]


class RasaSilent(OpsError):
    """Rasa could not be reached, or did not take what it was sent."""


def api_token(secret: str) -> str:
    """Return the token `bot.serve` puts before the API."""
    return hmac.new(secret.encode(), PURPOSE, hashlib.sha256).hexdigest()


class Rasa:
    """The API of one running Rasa.

    Parameters
    ----------
    base_url
        Scheme, host and port.
    secret
        The shop's own.
    """

    def __init__(self, client: httpx.Client, base_url: str, *, secret: str) -> None:
        self._client = client
        self._base_url = base_url
        self._token = api_token(secret)

    def events(self, conversation_id: str) -> list[Event]:
        """Return everything that happened in a conversation, oldest first.

        Raises
        ------
        RasaSilent
        """
        found = self._call("GET", conversation_id, "tracker", {"include_events": "ALL"})
        return list(found.get("events") or [])

    def add(self, conversation_id: str, events: Sequence[Event]) -> None:
        """Add events to a conversation; what is said in them goes out on the channel the customer is on.

        Raises
        ------
        RasaSilent
        """
        how = {"include_events": "NONE", "output_channel": "latest", "execute_side_effects": "true"}
        self._call("POST", conversation_id, "tracker/events", how, json=list(events))

    def _call(
        self, method: str, conversation_id: str, what: str, how: Mapping[str, str], **body: Any
    ) -> dict[str, Any]:
        # Rasa takes the name as it stands, undecoded; the doors give none that would need encoding.
        url = f"{self._base_url}/conversations/{quote(conversation_id, safe=':')}/{what}"
        try:
            answer = self._client.request(
                method, url, params={**how, "token": self._token}, timeout=TIMEOUT_S, **body
            )
        except httpx.HTTPError as error:
            raise RasaSilent(
                f"Rasa does not answer at {self._base_url} ({type(error).__name__}); run ./attune up"
            ) from error
        if answer.status_code == httpx.codes.UNAUTHORIZED:
            raise RasaSilent(f"Rasa at {self._base_url} has another secret; restart ./attune up")
        if answer.is_error:
            raise RasaSilent(f"Rasa at {self._base_url} answered {answer.status_code}; see its log")
        found = answer.json()
        return found if isinstance(found, dict) else {}
