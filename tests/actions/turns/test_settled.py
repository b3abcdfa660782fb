"""Settled by their own word: it is noted, asked once, and a wish that waited is taken up gently."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from actions.house import House
from actions.senses import Senses
from store import Store
from tests.actions.fakes import WordReader
from tests.actions.talker import Heard, Talker

Talk = Callable[..., Talker]
CUSTOMER = "C0002"  # nothing of theirs is in trouble
ASKS = ("utter_step_settled", "utter_step_check")


def upset_wish(talker: Talker) -> Heard:
    return talker.say("recommend", "[anger] show me something then")


def asked(heard: Heard) -> bool:
    return any(heard.says(family) for family in ASKS)


def test_a_yes_to_all_settled_is_noted_and_the_wish_comes_back_as_a_question(
    talk: Talk, store: Store
) -> None:
    talker = talk(CUSTOMER)
    assert asked(upset_wish(talker))
    heard = talker.say("affirm", "yes, all settled")
    assert heard.says("utter_wish_kept")
    assert not heard.cards
    turn = store.turns.last(talker.conversation)
    assert turn is not None
    assert (turn.outcome, turn.care) == ("settled", "ask")


@pytest.mark.parametrize(("intent", "words"), [("affirm", "yes"), ("recommend", "so what do you have")])
def test_a_calm_request_after_that_is_served(talk: Talk, intent: str, words: str) -> None:
    talker = talk(CUSTOMER)
    upset_wish(talker)
    talker.say("affirm", "yes, all settled")
    assert talker.say(intent, words).cards
    assert talker.slots["wish"] is None


def test_the_button_keeps_what_they_had_asked_for(talk: Talk) -> None:
    talker = talk(CUSTOMER)
    talker.say("recommend", "[anger] show me something for the garden", category="garden")
    button = talker.say("affirm", "yes").buttons[0]
    assert [card["title"] for card in talker.press(button).cards] == ["Garden Spade"]


def test_it_calms_the_mood(talk: Talk) -> None:
    talker = talk(CUSTOMER)
    upset_wish(talker)
    talker.say("affirm", "yes, all settled")
    talker.say("faq_delivery", "how long does delivery take")
    assert talker.slots["mood"] == "neutral"


def test_it_is_not_asked_twice(talk: Talk) -> None:
    talker = talk(CUSTOMER)
    assert asked(upset_wish(talker))
    heard = upset_wish(talker)
    assert not asked(heard)
    assert heard.says("utter_step_what_happened")
    assert not heard.cards


def test_whoever_gets_angry_again_after_it_is_shown_nothing(talk: Talk) -> None:
    talker = talk(CUSTOMER)
    upset_wish(talker)
    talker.say("affirm", "yes, all settled")
    heard = upset_wish(talker)
    assert not heard.cards
    assert not asked(heard)


def test_a_wish_in_trouble_comes_back_when_the_matter_is_solved(talk: Talk) -> None:
    talker = talk("C0006")
    talker.say("recommend", "[anger] show me something then")
    talker.say("affirm", "yes")
    assert talker.say("affirm", "yes").says("utter_wish_kept")


def test_no_to_the_wish_forgets_it(talk: Talk) -> None:
    talker = talk(CUSTOMER)
    upset_wish(talker)
    talker.say("affirm", "yes, all settled")
    assert not talker.say("deny", "no, leave it").cards
    assert talker.slots["wish"] is None


def test_a_threat_with_the_yes_settles_nothing(talk: Talk, store: Store) -> None:
    talker = talk(CUSTOMER)
    upset_wish(talker)
    talker.say("affirm", "[anger] yes, all settled, with my lawyer")
    assert [one.reason for one in store.handovers.waiting()] == ["legal"]


def test_right_after_it_was_put_right_nobody_is_felt_with_once_more(talk: Talk) -> None:
    talker = talk("C0005")
    talker.say("order_cancel", "[anger] cancel it, I am sick of this")
    talker.say("affirm", "yes")
    heard = talker.say("recommend", "show me something nice then")
    assert heard.says("utter_not_now_calm")
    assert asked(heard)
    assert heard.slots["care"] == "ask"


@pytest.mark.parametrize(
    "words",
    ["[frustration 0.35] show me a lamp", "show me what junk you have got", "[anger] blow my mind"],
)
def test_in_doubt_it_is_asked_first_and_shown_after_the_yes(talk: Talk, words: str) -> None:
    talker = talk(CUSTOMER)
    heard = talker.say("recommend", words)
    assert heard.says("utter_in_doubt")
    assert not heard.cards
    assert talker.say("affirm", "yes, all fine").says("utter_wish_kept")


def test_a_doubt_is_voiced_once(talk: Talk) -> None:
    talker = talk(CUSTOMER)
    talker.say("recommend", "[frustration 0.35] show me a lamp")
    assert talker.say("recommend", "[frustration 0.35] a lamp please").cards


def test_who_browses_is_not_asked_whether_they_are_angry(talk: Talk) -> None:
    talker = talk(CUSTOMER)
    talker.say("recommend", "show me a lamp")
    assert talker.say("refine_recommendation", "[frustration 0.35] show me others").cards


def test_who_forbade_the_reading_of_moods_is_not_read_by_their_words(talk: Talk, house: House) -> None:
    talker = talk(CUSTOMER)
    house.store.privacy.allow_mood(CUSTOMER, talker.conversation, allowed=False)
    assert talker.say("recommend", "show me what junk you have got").cards


def test_what_was_said_before_it_is_no_light_to_read_the_next_message_in(house: House) -> None:
    reader = WordReader()
    talker = Talker(replace(house, senses=Senses(lambda: reader, 0.3)), CUSTOMER)
    upset_wish(talker)
    talker.say("affirm", "yes, all settled")
    talker.say("recommend", "show me something")
    assert not reader.contexts[-1]


def test_a_bare_move_among_goods_moves_no_mood(talk: Talk) -> None:
    talker = talk("C0009")
    talker.say("recommend", "a lamp please", category="lighting")
    assert talker.say("refine_recommendation", "another one").cards
    assert talker.slots["mood"] == "neutral"


@pytest.mark.parametrize(
    ("intent", "words"),
    [
        ("nlu_fallback", "haha no I am fine, just show me something"),
        ("deny", "no, all good"),
        ("deny", "no, nothing's wrong"),
        ("chitchat", "just kidding, I'm not angry"),
    ],
)
def test_fine_in_other_words_is_a_yes(talk: Talk, intent: str, words: str) -> None:
    talker = talk(CUSTOMER)
    talker.say("surprise_me", "[anger] blow my mind")
    heard = talker.say(intent, words)
    assert heard.says("utter_put_at_rest")
    assert heard.says("utter_wish_kept")


@pytest.mark.parametrize(
    ("intent", "words"),
    [
        ("deny", "no, all is not well"),
        ("nlu_fallback", "all good except the broken lamp"),
        ("nlu_fallback", "[anger] oh I'm just great"),
        ("nlu_fallback", "I'm fine when I get my money"),
    ],
)
def test_not_fine_is_no_yes(talk: Talk, intent: str, words: str) -> None:
    talker = talk(CUSTOMER)
    talker.say("surprise_me", "[anger] blow my mind")
    assert not talker.say(intent, words).says("utter_put_at_rest")
