"""A whole simulation: casts, furnishes, plays both arms at once, tallies."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from typing import Any

import httpx

from ops import secret
from ops.settings import Settings
from ops.simulate.conversations.goals import NEEDS, Goal
from ops.simulate.conversations.people import Manner, manners
from ops.simulate.conversations.shopper import Shopper
from ops.simulate.conversations.stage import Part, cast, changes, furnish, playing
from ops.simulate.conversations.talking import Record, talk
from ops.simulate.conversations.tally import by, tally
from ops.talk.conversation import Conversation
from store import open_store

AT_ONCE = 2  # conversations; the machine has to run the assistant as well


def simulate(
    settings: Settings, folder: Path, *, conversations: int, seed: int, told: Callable[[], None]
) -> tuple[dict[str, Any], list[Record], list[Record]]:
    """Return the figures, and the records with and without emotion.

    Parameters
    ----------
    conversations
        In each arm; both arms have the same shoppers with the same goals and the same words at hand.
    told
        Called after each conversation.
    """
    random = Random(seed)
    goals = [list(Goal)[number % len(Goal)] for number in range(conversations)]
    random.shuffle(goals)
    parts = cast(goals)
    dealt = manners(conversations, random)
    own = furnish(folder, settings, parts, seed)

    def play(number: int) -> Record:
        part = parts[number]
        record = _play(own, part, dealt[number // 2], seed=f"{seed}/{number // 2}")
        told()
        return record

    with playing(own), ThreadPoolExecutor(AT_ONCE) as pool:
        records = list(pool.map(play, range(len(parts))))
    seen = changes(folder)
    arms = {"with_emotion": records[::2], "without_emotion": records[1::2]}
    figures: dict[str, Any] = {"synthetic": True, "seed": seed}
    for name, arm in arms.items():
        figures[name] = {**tally(arm, seen), "by_manner": by(arm, "manner"), "by_goal": by(arm, "goal")}
    return figures, records[::2], records[1::2]


def _play(settings: Settings, part: Part, manner: Manner, *, seed: str) -> Record:
    random = Random(seed)  # the same in both arms
    shopper = Shopper(
        part.customer_id,
        part.order_id,
        manner,
        part.goal,
        random.choice(tuple(NEEDS[part.goal].ends) or ("refund",)),
        random,
    )
    url = f"http://{settings.host}:{settings.rasa_port}"
    with httpx.Client(trust_env=False) as client, open_store(settings.database_url) as store:
        line = Conversation(
            client, url, secret=secret.ensure(settings.secret_file), customer_id=part.customer_id
        )
        return talk(shopper, line, store)
