"""Jokes: told to who asks, one more after one, none to who is not well."""

from collections.abc import Callable

import pytest

from tests.actions.talker import Talker

Talk = Callable[..., Talker]


@pytest.mark.parametrize(
    ("intent", "words"),
    [
        ("chitchat", "tell me a joke"),
        ("surprise_me", "entertain me"),
        ("out_of_scope", "do you know any jokes"),
    ],
)
def test_who_asks_is_told_one(talk: Talk, intent: str, words: str) -> None:
    heard = talk("C0009").say(intent, words)
    assert heard.says("utter_joke")
    assert not heard.cards


def test_another_one_after_a_joke_is_another_joke(talk: Talk) -> None:
    talker = talk("C0009")
    first = talker.say("chitchat", "tell me a joke").text
    second = talker.say("refine_recommendation", "another one").text
    assert second != first
    assert not talker.say("refine_recommendation", "show me other lamps", category="lighting").says(
        "utter_joke"
    )


@pytest.mark.parametrize("intent", ["chitchat", "refine_recommendation", "praise"])
def test_laughter_before_another_one_is_no_matter(talk: Talk, intent: str) -> None:
    talker = talk("C0009")
    talker.say("chitchat", "tell me a joke")
    assert talker.say(intent, "haha great, another one").says("utter_joke")


@pytest.mark.parametrize(
    ("intent", "words"),
    [
        ("chitchat", "[anger] tell me a joke"),
        ("complain", "is this a joke"),
        ("refine_recommendation", "something funny instead"),
        ("chitchat", "how are you"),
    ],
)
def test_nobody_else_is(talk: Talk, intent: str, words: str) -> None:
    assert not talk("C0009").say(intent, words).says("utter_joke")
