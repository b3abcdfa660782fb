"""Praise: warmly taken when it comes out of the blue, however it was read; not while something is wrong."""

from collections.abc import Callable

import pytest

from tests.actions.talker import Heard, Talker

Talk = Callable[..., Talker]


def thanked(heard: Heard) -> bool:
    return heard.says("utter_praise") or heard.says("utter_praise_glad")


@pytest.mark.parametrize("felt", ["delight", "gratitude", "neutral", "anger", "frustration", "confusion"])
def test_praise_out_of_the_blue_is_thanked_for(talk: Talk, felt: str) -> None:
    assert thanked(talk("C0002").say("praise", f"[{felt}] ten out of ten, would order again"))


@pytest.mark.parametrize("felt", ["delight", "gratitude"])
def test_gladness_that_is_not_understood_is_thanked_for(talk: Talk, felt: str) -> None:
    assert thanked(talk("C0002").say("nlu_fallback", f"[{felt}] the thing is GORGEOUS"))


@pytest.mark.parametrize(
    "words", ["[delight] can it do the other thing?", "[neutral] the thing", "[delight 0.4] the thing"]
)
def test_what_asks_or_hardly_sounds_glad_is_not(talk: Talk, words: str) -> None:
    assert not thanked(talk("C0002").say("nlu_fallback", words))


@pytest.mark.parametrize("felt", ["disappointment", "anger", "anxiety"])
def test_praise_by_comparison_is_felt_as_the_words_say(talk: Talk, felt: str) -> None:
    talker = talk("C0002")
    heard = talker.say("praise", f"[{felt}] the lamp looks better than on the picture")
    assert thanked(heard)
    assert talker.slots["mood"] == "delight"


@pytest.mark.parametrize("intent", ["complain_quality", "nlu_fallback"])
def test_praise_that_was_understood_as_a_complaint_takes_nothing_back(talk: Talk, intent: str) -> None:
    talker = talk("C0002")
    heard = talker.say(intent, "[disappointment] the lamp looks better than on the picture")
    assert thanked(heard)
    assert "pending" not in talker.slots
    assert talker.slots["mood"] == "delight"


def test_words_of_comparison_turn_no_complaint_into_praise(talk: Talk) -> None:
    talker = talk("C0002")
    talker.say("complain_quality", "[disappointment] the photos look better than the thing")
    assert talker.slots["mood"] == "disappointment"


def test_praise_with_an_order_in_trouble_is_sarcasm(talk: Talk) -> None:
    assert not thanked(talk("C0004").say("praise", "[anger] great job, really"))


def test_praise_while_something_waits_for_a_yes_only_puts_the_question_again(talk: Talk) -> None:
    talker = talk("C0001")
    talker.say("order_late", "it is late again")
    heard = talker.say("praise", "[gratitude] so helpful, truly")
    assert heard.says("utter_still_open")
    assert not thanked(heard)


def test_a_liking_for_a_kind_of_goods_shows_some(talk: Talk) -> None:
    heard = talk("C0009").say("like", "[delight] this spade is so cute omg")
    assert heard.titles == ["Garden Spade"]


def test_a_liking_for_what_they_have_shows_none(talk: Talk) -> None:
    heard = talk("C0001").say("like", "my new spade is so cute")
    assert thanked(heard)
    assert heard.cards == []


def test_a_liking_for_a_kind_of_thing_they_bought_shows_none(talk: Talk) -> None:
    heard = talk("C0002").say("like", "[delight] I love the lamp number 1")
    assert thanked(heard)
    assert not heard.says("utter_offer")


def test_a_liking_for_nothing_we_showed_is_taken_as_praise(talk: Talk) -> None:
    heard = talk("C0009").say("like", "[delight] so cute omg")
    assert thanked(heard)
    assert not heard.says("utter_nothing_shown")


def test_not_good_enough_with_nothing_shown_is_a_complaint(talk: Talk) -> None:
    heard = talk("C0001").say("dislike", "[anger] that is not good enough")
    assert "AT10001" in heard.text
    assert not heard.says("utter_ask_person")
