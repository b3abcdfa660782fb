"""The line to a shop's server: bounded waiting, retries where they may help, a rest after repeated failure.

Knows HTTP and patience; what is asked and what an answer means is `actions.shop.http`'s.
"""

import logging
import threading
import time
from collections.abc import Callable
from typing import Any, Never

import httpx
import stamina

from actions.errors import ChangeUnknown, ShopUnavailable

log = logging.getLogger(__name__)

LARGEST_ANSWER_BYTES = 2 * 1024 * 1024
ATTEMPTS = 3
FAILURES_TO_REST = 3
REST_S = 10.0


class _Again(Exception):
    """The server may answer if asked once more."""


class _NotBegun(_Again):
    """The same, and it is sure that it did not begin on what it was asked."""


class Line:
    """Requests to one server. Thread-safe.

    Parameters
    ----------
    url
        What stands before every path.
    token
        Sent as a bearer token; "" sends none.
    timeout_s
        For one attempt: to connect, and again to read.
    total_s
        For all attempts of one request together; below the turn's own deadline.
    """

    def __init__(
        self,
        url: str,
        *,
        token: str = "",
        timeout_s: float = 1.0,
        total_s: float = 3.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        headers = {"Accept": "application/json", **({"Authorization": f"Bearer {token}"} if token else {})}
        self._client = httpx.Client(base_url=url.rstrip("/") + "/", headers=headers, timeout=timeout_s)
        self._total_s = total_s
        self._clock = clock
        self._lock = threading.Lock()
        self._failures = 0
        self._resting_until = 0.0

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def ask(self, method: str, path: str, **request: Any) -> tuple[int, bytes]:
        """Return status and body, trying again while that may help and time is left.

        Raises
        ------
        ShopUnavailable
            No answer in time, only 429 and 5xx, too long an answer, or the server is being left alone.
        ChangeUnknown
            The same for a POST that the server may have carried out.
        """
        with self._lock:
            if self._clock() < self._resting_until:
                raise ShopUnavailable("the shop failed repeatedly and is not asked for some seconds")
        end = self._clock() + self._total_s
        begun = False
        try:
            for attempt in stamina.retry_context(
                on=_Again, attempts=ATTEMPTS, timeout=self._total_s, wait_initial=0.05, wait_max=0.4
            ):
                with attempt:
                    try:
                        answer = self._once(method, path, end, **request)
                    except _Again as problem:
                        begun = begun or not isinstance(problem, _NotBegun)
                        raise
        except _Again as problem:
            self.fail(str(problem), changed=begun and method == "POST")
        return answer

    def went_well(self) -> None:
        """Note that an answer could be used: the failures before it are forgotten."""
        with self._lock:
            self._failures = 0

    def fail(self, why: str, *, changed: bool = False) -> Never:
        """Count a failure and raise it; after several in a row the server is left alone for a while.

        Parameters
        ----------
        changed
            Whether the server may have carried out what it was asked.
        """
        with self._lock:
            self._failures += 1
            if self._failures >= FAILURES_TO_REST:
                self._resting_until = self._clock() + REST_S
        log.warning("shop.unavailable reason=%s", why)
        kind = ChangeUnknown if changed else ShopUnavailable
        raise kind(f"the shop system gave {why}; see docs/shop-backend.md")

    def _once(self, method: str, path: str, end: float, **request: Any) -> tuple[int, bytes]:
        try:
            with self._client.stream(method, path, **request) as response:
                body = b""
                for piece in response.iter_bytes():
                    body += piece
                    if len(body) > LARGEST_ANSWER_BYTES:
                        why = f"an answer of more than {LARGEST_ANSWER_BYTES:,} bytes"
                        self.fail(why, changed=method == "POST")
                    if self._clock() > end:  # a server that drips never times out on its own
                        raise _Again("an answer too slow to wait for")
                status = response.status_code
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.InvalidURL) as problem:
            raise _NotBegun(type(problem).__name__) from problem
        except httpx.HTTPError as problem:
            raise _Again(type(problem).__name__) from problem
        if status == httpx.codes.TOO_MANY_REQUESTS:
            raise _NotBegun(f"status {status}")
        if status >= httpx.codes.INTERNAL_SERVER_ERROR:
            raise _Again(f"status {status}")
        return status, body
