"""Consent: "stop that" means the reading of moods just told of; a mood that is forbidden calls nobody."""

from collections.abc import Callable

import pytest

from store import Store
from tests.actions.talker import Talker

Talk = Callable[..., Talker]


@pytest.mark.parametrize(
    ("before", "text", "stops"),
    [
        ("privacy_question", "stop that", True),
        ("privacy_question", "please turn it off", True),
        ("privacy_question", "no, don't do that", True),
        ("privacy_question", "no", False),
        ("greet", "stop that", False),
    ],
)
def test_told_that_their_mood_is_read_stop_that_stops_it(
    talk: Talk, store: Store, before: str, text: str, stops: bool
) -> None:
    talker = talk("C0009")
    talker.say(before, "do you read my mood?")
    assert talker.say("deny", text).says("utter_mood_off") is stops
    assert store.privacy.mood_allowed("C0009", talker.conversation) is not stops


def test_who_forbids_the_reading_is_called_nobody_for_by_it(talk: Talk, store: Store) -> None:
    talker = talk("C0009")
    for _ in range(2):
        talker.say("complain", "[anger] you people")
    talker.say("stop_mood", "[anger] stop reading my mood")
    assert store.handovers.waiting() == []
    talker.say("stop_mood", "[anger] stop it, my lawyer will write")
    assert len(store.handovers.waiting()) == 1
