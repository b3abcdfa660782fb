"""A wish in scorn is a wish: no order is returned for it, and nobody angry is sold to."""

from collections.abc import Callable

import pytest

from tests.actions.talker import Talker

Talk = Callable[..., Talker]


@pytest.mark.parametrize(
    ("intent", "words", "asked"),
    [
        ("complain_quality", "[anger] go on, show me more of your junk", "settled"),
        ("order_return", "[anger] well then, recommend something as bad as the last one", "settled"),
        ("dislike", "[anger] suggest us something that lasts, for a change", "settled"),
        # So little said may as well be fun.
        ("affirm", "[anger] sure, sell me some more of it", "check"),
    ],
)
def test_scorn_is_no_return_and_no_offer(talk: Talk, intent: str, words: str, asked: str) -> None:
    talker = talk("C0002")
    heard = talker.say(intent, words)
    assert not heard.cards
    assert heard.says(f"utter_step_{asked}")
    assert talker.slots["pending"] == "settled"


@pytest.mark.parametrize(
    "words",
    [
        "it is junk, show me how to send it back",
        "you sell us broken things",
        "do not recommend me anything again",
        "show me where I can return it",
    ],
)
def test_a_complaint_stays_one(talk: Talk, words: str) -> None:
    talker = talk("C0002")
    talker.say("complain_quality", words)
    assert (talker.slots["pending"] or "").startswith("return:")


@pytest.mark.parametrize("intent", ["order_exchange", "order_change"])
def test_beside_goods_on_show_another_colour_bends_the_offer(talk: Talk, intent: str) -> None:
    talker = talk("C0002")
    talker.say("recommend", "a lamp please", category="lighting")
    assert talker.say(intent, "I want a red one", colour="red").cards
    assert talker.slots.get("pending") is None


def test_without_goods_on_show_another_colour_is_an_exchange(talk: Talk) -> None:
    assert not talk("C0002").say("order_exchange", "I want a red one", colour="red").cards


def test_a_calm_wish_that_was_misread_is_served(talk: Talk) -> None:
    assert talk("C0002").say("nlu_fallback", "would you show me a lamp").cards


def test_asked_for_more_of_what_came_unasked_nothing_is_shown_twice(talk: Talk) -> None:
    talker = talk("C0002")
    first = talker.say("praise", "[delight] I love it").titles
    again = talker.say("affirm", "yes show me").titles
    assert first and again
    assert not set(first) & set(again)


@pytest.mark.parametrize("intent", ["chitchat", "praise", "like", "thanks", "nlu_fallback"])
def test_another_one_in_good_humour_shows_another(talk: Talk, intent: str) -> None:
    talker = talk("C0009")
    shown = talker.say("recommend", "a lamp please", category="lighting").titles
    heard = talker.say(intent, "haha great, another one")
    assert heard.says("utter_offer_refined")
    assert heard.titles
    assert not set(heard.titles) & set(shown)


@pytest.mark.parametrize("words", ["haha great", "haha, another day at work"])
def test_a_laugh_alone_shows_nothing(talk: Talk, words: str) -> None:
    talker = talk("C0009")
    talker.say("recommend", "a lamp please", category="lighting")
    assert not talker.say("chitchat", words).says("utter_offer_refined")


def test_another_one_with_no_goods_on_show_is_small_talk(talk: Talk) -> None:
    assert talk("C0009").say("chitchat", "haha great, another one").cards == []


def test_another_one_in_anger_shows_nothing(talk: Talk) -> None:
    talker = talk("C0009")
    talker.say("recommend", "a lamp please", category="lighting")
    assert talker.say("nlu_fallback", "[anger] great, another one").cards == []
