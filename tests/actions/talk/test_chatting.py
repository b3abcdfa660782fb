"""Small talk: answered by what it is about, and what is not ours to answer summons nobody."""

from collections.abc import Callable

import pytest

from store import Store
from tests.actions.talker import Talker

Talk = Callable[..., Talker]


@pytest.mark.parametrize(
    ("text", "of_us"),
    [
        ("how are you?", True),
        ("do you have feelings", True),
        ("will you marry me", True),
        ("who created you", True),
        ("how's it going", True),
        ("lol ok", False),
        ("it's been raining here all week", False),
        ("my son starts school today", False),
    ],
)
def test_asked_about_ourselves_we_tell_of_ourselves(talk: Talk, text: str, of_us: bool) -> None:
    assert talk("C0009").say("chitchat", text).says("utter_chitchat_of_us") is of_us


def test_off_topic_three_times_over_is_no_misunderstanding(talk: Talk, store: Store) -> None:
    talker = talk("C0009")
    for text in ("what's the meaning of life", "who will win the cup", "can you write my essay"):
        talker.say("out_of_scope", text)
    assert store.handovers.waiting() == []


def test_a_kind_that_was_only_heard_in_something_else_brings_no_goods(talk: Talk) -> None:
    assert talk(None).say("out_of_scope", "are you hiring", category="lighting").cards == []
    assert talk(None).say("nlu_fallback", "lighting things", category="lighting").cards


def test_somebody_puzzled_with_nothing_in_trouble_is_told_what_can_be_done(talk: Talk) -> None:
    heard = talk("C0009").say("nlu_fallback", "[confusion] I don't understand how this works")
    assert heard.says("utter_not_understood")
    assert not heard.says("utter_step_what_happened")


def test_complaining_on_after_our_answer_was_not_enough_a_person_is_offered(talk: Talk) -> None:
    talker = talk("C0009")
    talker.say("complain_courier", "[anger] the driver threw it over the fence")
    heard = talker.say("dislike", "[anger] that is not good enough")
    assert heard.says("utter_ask_person")
    assert talker.slots["pending"] == "person"


def test_a_message_half_understood_that_names_goods_shows_them(talk: Talk) -> None:
    heard = talk(None).say("nlu_fallback", "hi i want buy tea pot how much", guesses=["recommend"])
    assert heard.titles == ["Tea Pot"]


def test_asked_for_somebody_in_words_nobody_understood_one_is_offered(talk: Talk, store: Store) -> None:
    talker = talk("C0007")
    talker.say("refund_status", "did you get my return")
    assert talker.say("nlu_fallback", "can somebody check please", guesses=["order_status"]).says(
        "utter_ask_person"
    )
    talker.say("affirm", "yes")
    assert len(store.handovers.waiting()) == 1


def test_sad_while_a_yes_is_waited_for_they_are_felt_with(talk: Talk) -> None:
    talker = talk("C0001")
    talker.say("order_status", "is it coming soon")
    heard = talker.say("nlu_fallback", "[disappointment] oh no. she'll be so sad")
    assert heard.says("utter_soothe_disappointment")
    assert heard.says("utter_still_open")
    assert not heard.says("utter_not_caught")


def test_a_person_is_offered_once_in_one_answer(talk: Talk) -> None:
    talker = talk("C0007")
    talker.say("refund_status", "[frustration 0.5] where is my money")
    heard = talker.say("shop_info", "[anger] and who are you people")
    assert sum(button["payload"] == "/talk_to_human" for button in heard.buttons) == 1
    assert talker.slots["pending"] == "person"
