"""Starts conversations: signs the token by which the channel knows who is talking.

The demo lets the visitor choose a customer; anywhere else everybody starts as a guest, and the shop's own
log-in signs the tokens of those it knows.
"""

import uuid
from collections import OrderedDict, deque
from collections.abc import Callable

from itsdangerous import URLSafeTimedSerializer

SALT = "attune.customer"


class UnknownCustomer(Exception):
    """There is no such customer, or visitors may not choose one."""


class Sessions:
    """Signs tokens with the shop's secret.

    Parameters
    ----------
    exists
        Tells whether a customer id exists.
    demo
        Whether a visitor may be any customer.
    """

    def __init__(self, secret: str, *, exists: Callable[[str], bool], demo: bool) -> None:
        self._serializer = URLSafeTimedSerializer(secret, salt=SALT)
        self._exists = exists
        self._demo = demo

    def start(self, customer_id: str | None) -> str:
        """Return the token of a new conversation.

        Raises
        ------
        UnknownCustomer
            If the customer does not exist or may not be chosen here.
        """
        if customer_id is not None and not (self._demo and self._exists(customer_id)):
            raise UnknownCustomer(f"customer {customer_id[:20]!r} cannot be chosen here")
        claims = {"customer": customer_id, "conversation": uuid.uuid4().hex}
        return self._serializer.dumps(claims)


class Turnstile:
    """Lets each address through so many times within a window; bounded in memory."""

    def __init__(
        self, clock: Callable[[], float], *, most: int = 30, window_s: float = 60.0, addresses: int = 10_000
    ) -> None:
        self._clock = clock
        self._most = most
        self._window_s = window_s
        self._addresses = addresses
        self._seen: OrderedDict[str, deque[float]] = OrderedDict()

    def admits(self, address: str) -> bool:
        """Count one passage of an address and tell whether it may pass."""
        now = self._clock()
        times = self._seen.setdefault(address, deque())
        self._seen.move_to_end(address)
        if len(self._seen) > self._addresses:
            self._seen.popitem(last=False)
        while times and now - times[0] >= self._window_s:
            times.popleft()
        if len(times) >= self._most:
            return False
        times.append(now)
        return True
