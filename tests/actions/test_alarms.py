"""Grave words come before everything, whatever Rasa understood, and whoever has the conversation."""

from collections.abc import Callable

import pytest

from actions.care.policy import Policy
from store import Store
from tests.actions.talker import Talker

Talk = Callable[..., Talker]

INTENTS = ("order_status", "recommend", "praise", "nlu_fallback", "affirm", "stop_mood", "goodbye")


@pytest.mark.parametrize("intent", INTENTS)
def test_somebody_who_speaks_of_ending_it_gets_a_number_a_person_and_nothing_else(
    talk: Talk, store: Store, policy: Policy, intent: str
) -> None:
    heard = talk("C0002").say(intent, "I want to die, forget the order")
    assert policy.table.hand_over.help_line in heard.text
    assert (len(heard.replies), heard.cards, heard.buttons) == (1, [], [])
    assert [one.reason for one in store.handovers.waiting()] == ["self_harm"]


def test_the_number_is_told_even_while_a_person_has_the_conversation(talk: Talk, policy: Policy) -> None:
    talker = talk("C0002")
    talker.say("talk_to_human", "a human please")
    assert (
        policy.table.hand_over.help_line
        in talker.say("chitchat", "I'm thinking of ending my life, I want to end my life").text
    )


def test_somebody_who_was_hurt_is_not_told_where_their_parcel_is(talk: Talk, store: Store) -> None:
    heard = talk("C0001").say("order_status", "[anger] your heater caught fire, where is my refund")
    assert "AT1" not in heard.text
    assert [one.reason for one in store.handovers.waiting()] == ["health"]


def test_words_count_although_mood_reading_was_refused(talk: Talk, store: Store) -> None:
    talker = talk("C0001")
    talker.say("stop_mood", "stop reading my mood")
    talker.say("complain", "you will hear from my lawyer")
    assert [one.reason for one in store.handovers.waiting()] == ["legal"]


def test_three_messages_not_understood_call_a_person(talk: Talk, store: Store) -> None:
    talker = talk("C0002")
    for text in ("asdf one", "qwer two three", "zxcv"):
        talker.say("nlu_fallback", text)
    assert [one.reason for one in store.handovers.waiting()] == ["failing"]


def test_a_thing_that_sparked_is_taken_out_of_use_first(talk: Talk, store: Store) -> None:
    heard = talk("C0002").say("nlu_fallback", "that lamp is dangerous, it sparked")
    assert heard.says("utter_hand_over_health")
    assert [one.reason for one in store.handovers.waiting()] == ["health"]
