"""Messages that are not understood, but name something that says what they are about."""

from collections.abc import Callable

import pytest

from tests.actions.talker import Talker

Talk = Callable[..., Talker]


@pytest.mark.parametrize("intent", ["nlu_fallback", "out_of_scope"])
def test_a_budget_alone_is_a_wish_to_see_something(talk: Talk, intent: str) -> None:
    assert talk("C0009").say(intent, "not more than eighty bucks", budget="80").cards


def test_an_order_number_is_looked_up(talk: Talk) -> None:
    assert "PR123" in talk("C0003").say("nlu_fallback", "AT10003 wha", order_number="AT10003").text


def test_a_colour_narrows_down_only_what_was_shown(talk: Talk) -> None:
    talker = talk("C0009")
    assert not talker.say("nlu_fallback", "bluish thing", colour="blue").cards


def test_nothing_is_shown_while_a_yes_is_waited_for(talk: Talk) -> None:
    talker = talk("C0005")
    talker.say("order_cancel", "cancel it")
    assert not talker.say("nlu_fallback", "eighty bucks", budget="80").cards


def test_what_is_beyond_us_twice_leads_to_a_person(talk: Talk) -> None:
    talker = talk("C0009")
    first, second = (talker.say("out_of_scope", words) for words in ("is it raining", "who won"))
    titles = [{button["payload"] for button in heard.buttons} for heard in (first, second)]
    assert ["/talk_to_human" in one for one in titles] == [False, True]
