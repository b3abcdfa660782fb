"""The reading of every message, and everything that can be missing while it is made."""

import logging
import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from actions.house import House
from actions.senses import Senses
from emotion import Context, Emotion, ModelUnavailable, Reading
from store import Store
from tests.actions.fakes import WordReader, reading
from tests.actions.talker import Talker

Talk = Callable[..., Talker]


class SlowReader(WordReader):
    def read(self, text: str, *, context: Context | None = None) -> Reading:
        time.sleep(0.5)
        return reading(Emotion.ANGER, 0.9)


class BrokenReader(WordReader):
    def read(self, text: str, *, context: Context | None = None) -> Reading:
        raise ModelUnavailable("gone")


def test_slots_and_turn_hold_the_reading(talk: Talk, store: Store) -> None:
    talker = talk()
    talker.say("complain", "[anger] enough")
    turn = store.turns.last(talker.conversation)
    assert turn is not None
    assert (turn.emotion, turn.mood, turn.model, turn.intent) == ("anger", "anger", "words-1", "complain")
    assert (talker.slots["emotion"], talker.slots["mood"]) == ("anger", "anger")
    assert (turn.action, turn.care, turn.outcome) == ("action_small_talk", "soothe", "asked")


def test_each_message_is_exactly_one_turn(talk: Talk, store: Store) -> None:
    talker = talk()
    for text in ("hello", "", "[anger] x", "😀", "/like"):
        talker.say("greet", text)
    assert len(store.turns.recent(talker.conversation, 50)) == 5


def test_sensing_twice_is_one_turn(talk: Talk, store: Store) -> None:
    talker = talk()
    latest = {"text": "hi", "intent": {"name": "greet"}, "entities": [], "message_id": "m1", "metadata": {}}
    talker.call("action_sense_emotion", latest)
    talker.call("action_sense_emotion", latest)
    assert len(store.turns.recent(talker.conversation, 50)) == 1


def test_a_message_is_read_in_the_light_of_what_went_before(house: House) -> None:
    reader = WordReader()
    talker = Talker(replace(house, senses=Senses(lambda: reader, 0.3)), "C0001")
    talker.say("greet", "hello")
    answer = talker.say("order_status", "where is it").text
    talker.say("complain", "great, just great")
    assert reader.contexts[-1] == Context(("hello", "where is it"), answer)


def test_what_was_not_to_be_read_is_no_context_either(house: House) -> None:
    reader = WordReader()
    talker = Talker(replace(house, senses=Senses(lambda: reader, 0.3)), "C0002")
    talker.say("stop_mood", "stop reading my mood")
    talker.say("complain", "a private matter")
    talker.say("resume_mood", "go on")
    talker.say("order_status", "where is it")
    talker.say("greet", "hello")
    assert reader.contexts[-1] is not None
    assert reader.contexts[-1].previous[-1] == "where is it"
    assert "a private matter" not in reader.contexts[-1].previous


def test_a_button_is_not_read_as_words(talk: Talk, store: Store) -> None:
    talker = talk()
    talker.say("like", '/like{"impression": "[anger]"}')
    turn = store.turns.last(talker.conversation)
    assert turn is not None
    assert (turn.emotion, turn.scores) == ("neutral", {})


def test_words_that_begin_with_a_slash_are_read(talk: Talk, store: Store) -> None:
    talker = talk()
    talker.say("complain", "/[anger] honestly")
    turn = store.turns.last(talker.conversation)
    assert turn is not None
    assert turn.emotion == "anger"


def test_not_for_me_is_a_mild_sign(talk: Talk, store: Store) -> None:
    talker = talk()
    talker.say("dislike", None, impression="x")
    turn = store.turns.last(talker.conversation)
    assert turn is not None
    assert 0 < turn.scores["disappointment"] < 0.5


@pytest.mark.parametrize("reader", [SlowReader(), BrokenReader(), None], ids=["slow", "broken", "missing"])
def test_without_a_reading_the_turn_goes_on_as_neutral(
    house: House, store: Store, reader: WordReader | None, caplog: pytest.LogCaptureFixture
) -> None:
    talker = Talker(replace(house, senses=Senses(lambda: reader, 0.05)), "C0001")
    with caplog.at_level(logging.WARNING):
        heard = talker.say("order_status", "[anger] where is it")
    assert "AT10001" in heard.text
    assert talker.slots["emotion"] == "neutral"
    assert "emotion." in caplog.text
    assert "where is it" not in caplog.text


def test_a_refusal_is_respected_at_once_and_later(talk: Talk, store: Store) -> None:
    talker = talk("C0002")
    talker.say("stop_mood", "stop reading my mood")
    talker.say("complain", "[anger] enough")
    later = talk("C0002", "another")
    later.say("complain", "[anger] enough")
    for conversation in (talker.conversation, later.conversation):
        turn = store.turns.last(conversation)
        assert turn is not None
        assert (turn.emotion, turn.scores, turn.mood) == ("neutral", {}, "neutral")


def test_resuming_reads_again(talk: Talk) -> None:
    talker = talk("C0002")
    talker.say("stop_mood", "stop")
    talker.say("resume_mood", "go on")
    talker.say("complain", "[anger] enough")
    assert talker.slots["emotion"] == "anger"


def test_erasing_waits_for_a_yes_and_leaves_nothing(talk: Talk, store: Store) -> None:
    talker = talk("C0002")
    talker.say("recommend", "[delight] show me something")
    asked = talker.say("delete_my_data", "forget me")
    assert store.turns.recent(talker.conversation, 9)
    done = talker.press(asked.buttons[0])
    assert done.replies[0]["custom"] == {"erased": True}
    assert store.turns.recent(talker.conversation, 9) == []
    assert store.offers.recent(talker.conversation, 9) == []
    assert not talker.slots["mood"]
    assert not talker.slots["offer"]


def test_behaviour_is_logged_beside_the_words_and_moves_the_mood(talk: Talk, store: Store) -> None:
    calm, loud = talk("C0002", "calm"), talk("C0003", "loud")
    calm.say("order_status", "[frustration 0.3] where is my parcel now")
    loud.say("order_status", "[frustration 0.3] WHERE IS MY PARCEL NOW")
    quiet, shouted = (store.turns.last(talker.conversation) for talker in (calm, loud))
    assert quiet is not None
    assert shouted is not None
    assert (quiet.behaviour, shouted.behaviour) == ({}, {"capitals": 1.0})
    assert quiet.scores == shouted.scores
    assert shouted.mood_level < quiet.mood_level


def test_behaviour_speaks_when_the_reader_is_down(house: House) -> None:
    talker = Talker(replace(house, senses=Senses(lambda: None, 0.05)), "C0001")
    for _ in range(3):
        talker.say("nlu_fallback", "WHERE IS MY PARCEL")
    assert talker.slots["mood"] == "frustration"


def test_nobody_who_refused_is_read_by_behaviour(talk: Talk, store: Store) -> None:
    talker = talk("C0002")
    talker.say("stop_mood", "stop reading my mood")
    for _ in range(3):
        talker.say("order_status", "WHERE IS MY PARCEL")
    turn = store.turns.last(talker.conversation)
    assert turn is not None
    assert (turn.behaviour, turn.mood) == ({}, "neutral")


def test_the_soothing_words_are_logged_with_the_turn(talk: Talk, store: Store) -> None:
    talker = talk("C0001")
    talker.say("order_late", "[anger] where is it")
    talk("C0003", "calm").say("order_status", "where is it")
    upset, calm = store.turns.last(talker.conversation), store.turns.last("calm")
    assert upset is not None
    assert upset.wording.startswith("utter_soothe_late#")
    assert calm is not None
    assert calm.wording == ""
