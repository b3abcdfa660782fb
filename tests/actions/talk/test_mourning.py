"""A death is met with sympathy, once, before what was asked; nobody is condoled on a battery."""

from collections.abc import Callable

import pytest

from tests.actions.talker import Talker

Talk = Callable[..., Talker]
TELLS = "My husband passed away last week and he had ordered a present for our daughter."


@pytest.mark.parametrize(
    "taken_for", ["recommend_gift", "complain", "out_of_scope", "chitchat", "surprise_me"]
)
def test_who_only_tells_of_a_death_is_asked_what_we_can_do(talk: Talk, taken_for: str) -> None:
    heard = talk("C0009").say(taken_for, TELLS)
    assert heard.says("utter_condolence")
    assert heard.says("utter_step_gently")
    assert heard.cards == []


@pytest.mark.parametrize(
    ("intent", "words"),
    [("order_status", "where is it"), ("order_late", "it's too late"), ("faq_returns", "can it go back?")],
)
def test_who_asks_for_something_has_it_after_one_word_of_sympathy(
    talk: Talk, intent: str, words: str
) -> None:
    talker = talk("C0001")
    heard = talker.say(intent, f"[disappointment] my grandmother died yesterday, {words}")
    assert heard.says("utter_condolence")
    assert not any(heard.says(f"utter_soothe_{family}") for family in ("disappointment", "late", "upset"))
    assert not talker.say(intent, f"{words}, and since my grandmother died nobody answers").says(
        "utter_condolence"
    )


def test_who_asks_for_goods_is_shown_them_without_haste(talk: Talk) -> None:
    heard = talk("C0009").say(
        "recommend_gift", "my wife died, do you have a nice frame?", recipient="my wife"
    )
    assert heard.says("utter_condolence")
    assert heard.says("utter_offer_gently")
    assert heard.cards


@pytest.mark.parametrize(
    "words",
    [
        "the battery died after a week",
        "my mum's lamp died",
        "my dad bought a lamp here and it died",
        "this parcel will be the death of me",
    ],
)
def test_nobody_is_condoled_on_a_thing(talk: Talk, words: str) -> None:
    assert not talk("C0009").say("complain", words).says("utter_condolence")


@pytest.mark.parametrize(
    "words",
    [
        "my dad died",
        "she died on Sunday",
        "the death of my dear mother",
        "it is for a funeral",
        "my late wife",
    ],
)
def test_people_are_mourned_in_many_words(talk: Talk, words: str) -> None:
    assert talk("C0009").say("complain", words).says("utter_condolence")


def test_goods_are_not_promised_for_later(talk: Talk) -> None:
    talker = talk("C0002")
    talker.say("order_damaged", "[anger] my dad died and the lamp for the funeral is broken")
    heard = talker.say("recommend", "[anger] what do you recommend")
    assert heard.cards == []
    assert not heard.says("utter_not_now")
