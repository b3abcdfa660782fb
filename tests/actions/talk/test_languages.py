"""Somebody who writes in another language is told so in it, and is not left alone."""

from collections.abc import Callable

import pytest

from actions.talk.languages import PERSON_IN
from tests.actions.talker import DOMAIN, Talker

Talk = Callable[..., Talker]


@pytest.mark.parametrize("language", sorted(PERSON_IN))
def test_it_says_in_that_language_and_in_english_what_we_speak(talk: Talk, language: str) -> None:
    heard = talk("C0009").say("greet", "some foreign words", language=language)
    assert heard.says(f"utter_only_english_{language}")
    assert heard.says("utter_only_english")


@pytest.mark.parametrize("language", sorted(PERSON_IN))
def test_a_person_is_offered_in_that_language(talk: Talk, language: str) -> None:
    heard = talk("C0009").say("greet", "some foreign words", language=language)
    assert heard.buttons == [{"title": PERSON_IN[language], "payload": "/talk_to_human"}]


def test_every_language_we_have_words_in_has_its_button() -> None:
    prefix = "utter_only_english_"
    assert {name.removeprefix(prefix) for name in DOMAIN["responses"] if name.startswith(prefix)} == set(
        PERSON_IN
    )


def test_a_language_we_have_no_words_in_is_answered_in_english(talk: Talk) -> None:
    assert talk("C0009").say("nlu_fallback", "some foreign words", language="he").says("utter_only_english")


def test_an_order_named_in_it_is_told_of(talk: Talk) -> None:
    heard = talk("C0003").say("greet", "wo ist AT10003", language="de", order_number="AT10003")
    assert heard.says("utter_only_english_de")
    assert heard.says("utter_status_shipped")


def test_nobody_elses_order_is_opened_in_it(talk: Talk) -> None:
    heard = talk("C0003").say("greet", "wo ist AT10001", language="de", order_number="AT10001")
    assert not heard.says("utter_status_delayed")


@pytest.mark.parametrize(("intent", "text"), [("thanks", "muchas gracias por todo"), ("goodbye", "auf bald")])
def test_thanks_and_farewells_are_understood_in_any_language(talk: Talk, intent: str, text: str) -> None:
    assert talk("C0009").say(intent, text, language="es").says(f"utter_{intent}")


def test_who_asks_for_a_person_in_it_gets_one(talk: Talk) -> None:
    heard = talk("C0009").say("talk_to_human", "ein Mensch bitte", language="de")
    assert heard.says("utter_hand_over")


def test_danger_comes_first_in_any_language(talk: Talk) -> None:
    heard = talk("C0009").say("greet", "ich want to die", language="de")
    assert heard.says("utter_hand_over_self_harm")


def test_three_in_a_row_bring_a_person(talk: Talk) -> None:
    talker = talk("C0009")
    for words in ("wo ist das", "ich verstehe nicht", "und nun"):
        heard = talker.say("nlu_fallback", words, language="de")
    assert heard.says("utter_hand_over_failing")
