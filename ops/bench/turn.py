"""How long a customer waits: whole turns through the channel, against the running system.

Measures; asserts nothing.
"""

import time
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


def measure(
    base_url: str,
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
        Of the Rasa server.
    customers
        Ids to talk as, in turn; each conversation is a fresh one.

    Returns
    -------
    dict
        `turns` counted, and `turn_ms_p50`, `turn_ms_p95`, `turn_ms_max` in milliseconds.

    Raises
    ------
    NoAnswer
        If the system stops answering.
    """
    elapsed_ms: list[float] = []
    with httpx.Client(trust_env=False) as client:
        for number in range(-WARM_UP_ROUNDS, rounds):
            customer = customers[number % len(customers)]
            conversation = Conversation(client, base_url, secret=secret, customer_id=customer)
            for message in MESSAGES:
                start = clock()
                conversation.say(message)
                if number >= 0:
                    elapsed_ms.append((clock() - start) * 1000)
    p50, p95 = np.percentile(elapsed_ms, (50, 95))
    return {
        "turns": len(elapsed_ms),
        "turn_ms_p50": round(float(p50), 1),
        "turn_ms_p95": round(float(p95), 1),
        "turn_ms_max": round(max(elapsed_ms), 1),
    }
