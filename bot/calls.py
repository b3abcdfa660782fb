"""How Rasa calls the action server: over a connection that is kept, with no more than the actions read.

Rasa 3.6 opens a connection for each call, and sends with it the whole domain and every event of the
conversation, which together take longer than the action itself. Ours read the words from domain.yml, and of
the events only who wrote when, and what was said just before the message.
"""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import Any, AsyncIterator, Dict, List, Optional

import aiohttp
import rasa
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import ClientResponseError, EndpointConfig

# The SDK's status for "send the domain, too", which an action server without domain.yml does.
_WANTS_DOMAIN = 449
_KEPT = "attune_kept"


class Call(Dict[str, Any]):
    """A call's JSON, and the domain in case it is asked for."""

    domain: Domain


class ActionServer(EndpointConfig):
    """Rasa's action endpoint with one session for all calls."""

    def __init__(self, endpoint: EndpointConfig) -> None:
        super().__init__(
            endpoint.url,
            endpoint.params,
            endpoint.headers,
            endpoint.basic_auth,
            endpoint.token,
            endpoint.token_name,
            endpoint.cafile,
            **endpoint.kwargs,
        )
        self._kept: Optional[aiohttp.ClientSession] = None
        self._loop: Optional[asyncio.AbstractEventLoop] = None

    @asynccontextmanager
    async def session(self) -> AsyncIterator[aiohttp.ClientSession]:  # type: ignore[override]
        """Give the session and leave it open; it belongs to the event loop it was made in."""
        loop = asyncio.get_running_loop()
        if self._kept is None or self._kept.closed or self._loop is not loop:
            self._kept, self._loop = super().session(), loop
        yield self._kept

    async def request(self, *args: Any, **kwargs: Any) -> Optional[Any]:
        """Send a call, a second time with the domain if that is asked for."""
        try:
            return await super().request(*args, **kwargs)
        except ClientResponseError as error:
            call = kwargs.get("json")
            if error.status != _WANTS_DOMAIN or not isinstance(call, Call):
                raise
            whole = {**call, "domain": call.domain.as_dict()}
            return await super().request(*args, **{**kwargs, "json": whole})


def call_of(action: RemoteAction, tracker: DialogueStateTracker, domain: Domain) -> Call:
    """Return what the action server is sent; it is shaped as Rasa's own, only shorter."""
    state = {**tracker.current_state(), "events": read_by_actions(tracker)}
    call = Call(
        next_action=action.name(), sender_id=tracker.sender_id, tracker=state, version=rasa.__version__
    )
    call.domain = domain
    return call


def read_by_actions(tracker: DialogueStateTracker) -> List[Dict[str, Any]]:
    """Return all messages' channels, and the words said since the message before the last."""
    shown: List[Dict[str, Any]] = []
    messages = 0
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered):
            messages += 1
            shown.append({"event": "user", "input_channel": event.input_channel})
        elif isinstance(event, BotUttered) and messages < 2:
            shown.append({"event": "bot", "text": event.text})
    return shown[::-1]


def _kept(endpoint: Optional[EndpointConfig]) -> Optional[EndpointConfig]:
    if endpoint is None or isinstance(endpoint, ActionServer):
        return endpoint
    # Rasa makes the action anew for each call, from the same endpoint.
    if not hasattr(endpoint, _KEPT):
        setattr(endpoint, _KEPT, ActionServer(endpoint))
    kept: ActionServer = getattr(endpoint, _KEPT)
    return kept


def _init(self: RemoteAction, name: str, action_endpoint: Optional[EndpointConfig]) -> None:
    self._name = name
    self.action_endpoint = _kept(action_endpoint)


def prepare_calls() -> None:
    """Have Rasa call like this from now on; doing it again changes nothing."""
    RemoteAction.__init__ = _init
    RemoteAction._action_call_format = call_of
