"""How long a customer waits: whole turns over HTTP, and beside each the same message to a bare Rasa bot.

The two are asked in turn, message by message, so that whatever else the machine does hits both alike.
Measures; asserts nothing.
"""

import time
import uuid
from collections.abc import Callable, Sequence

import httpx
import numpy as np

from ops.talk.conversation import Conversation

# A little of everything a turn can cost: talk, facts from the database, soothing, a ranked list.
MESSAGES = (
    "hi there",
    "where is my order?",
    "it is late AGAIN, this is ridiculous",
    "how much is delivery",
    "thank you, that helps a lot",
    "can you recommend a gift for my mum under 40",
    "do you have anything cheaper",
    "what is your return policy",
)
WARM_UP_ROUNDS = 2


class Bare:
    """A conversation with a bare bot through Rasa's own REST channel."""

    def __init__(self, client: httpx.Client, base_url: str) -> None:
        self._client = client
        self._url = f"{base_url}/webhooks/rest/webhook"
        self._sender = uuid.uuid4().hex

    def say(self, text: str) -> None:
        """Send one message and wait for the answer."""
        body = {"sender": self._sender, "message": text}
        self._client.post(self._url, json=body, timeout=60.0).raise_for_status()


def measure(
    base_url: str,
    bare_url: str | None,
    *,
    secret: str,
    customers: Sequence[str],
    rounds: int,
    clock: Callable[[], float] = time.perf_counter,
) -> dict[str, float]:
    """Time every message of `rounds` conversations, after two that are not counted.

    Parameters
    ----------
    base_url
        Of the assistant's Rasa server.
    bare_url
        Of the bare bot; None leaves the comparison out.
    customers
        Ids to talk as, in turn; each conversation is a fresh one.

    Returns
    -------
    dict
        `turns` counted; `turn_ms_p50`, `turn_ms_p95` and `turn_ms_max` in milliseconds; with a bare bot
        `bare_ms_p50`, `bare_ms_p95` and the ratios `turn_ratio_p50`, `turn_ratio_p95`.

    Raises
    ------
    NoAnswer
        If the system stops answering.
    """
    ours_ms: list[float] = []
    bare_ms: list[float] = []

    def timed(say: Callable[[str], object], message: str) -> float:
        start = clock()
        say(message)
        return (clock() - start) * 1000

    with httpx.Client(trust_env=False) as client:
        for number in range(-WARM_UP_ROUNDS, rounds):
            customer = customers[number % len(customers)]
            ours = Conversation(client, base_url, secret=secret, customer_id=customer)
            bare = Bare(client, bare_url) if bare_url is not None else None
            for message in MESSAGES:
                taken = timed(ours.say, message)
                beside = timed(bare.say, message) if bare is not None else None
                if number >= 0:
                    ours_ms.append(taken)
                    bare_ms += [] if beside is None else [beside]
    return _figures(ours_ms, bare_ms)


def _figures(ours_ms: Sequence[float], bare_ms: Sequence[float]) -> dict[str, float]:
    p50, p95 = np.percentile(ours_ms, (50, 95))
    found = {
        "turns": len(ours_ms),
        "turn_ms_p50": round(float(p50), 1),
        "turn_ms_p95": round(float(p95), 1),
        "turn_ms_max": round(max(ours_ms), 1),
    }
    if bare_ms:
        bare_p50, bare_p95 = np.percentile(bare_ms, (50, 95))
        found |= {
            "bare_ms_p50": round(float(bare_p50), 1),
            "bare_ms_p95": round(float(bare_p95), 1),
            "turn_ratio_p50": round(float(p50 / bare_p50), 3),
            "turn_ratio_p95": round(float(p95 / bare_p95), 3),
        }
    return found
