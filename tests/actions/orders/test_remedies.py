"""What is offered of an order in trouble goes one way, however often it is spoken of."""

from collections.abc import Callable

import pytest

from tests.actions.talker import Heard, Talker

Talk = Callable[..., Talker]
OFFERS = ("utter_step_wait_or_cancel", "utter_step_choose", "utter_step_chase")


def offers(heard: Heard) -> list[str]:
    return [family for family in OFFERS if heard.says(family)]


def test_asked_calmly_again_and_again_the_offers_do_not_alternate(talk: Talk) -> None:
    talker = talk("C0001")
    heard = [offers(talker.say("order_status", "is it here yet")) for _ in range(6)]
    assert heard == [["utter_step_wait_or_cancel"]] * 2 + [["utter_step_chase"]] * 4


def test_who_tires_of_waiting_has_the_choice_and_keeps_it(talk: Talk) -> None:
    talker = talk("C0001")
    talker.say("order_status", "where is it")
    heard = [offers(talker.say(intent, "still not here")) for intent in ("order_late", "order_status")]
    assert heard == [["utter_step_choose"]] * 2


def test_the_upset_need_not_ask_a_third_time_for_the_choice(talk: Talk) -> None:
    talker = talk("C0001")
    talker.say("order_status", "[anger] where is it")
    assert offers(talker.say("order_status", "[anger] where is it now")) == ["utter_step_choose"]


@pytest.mark.parametrize("customer", ["C0001", "C0003", "C0004", "C0005"])
def test_told_a_moment_ago_it_is_said_that_nothing_has_changed(talk: Talk, customer: str) -> None:
    talker = talk(customer)
    assert not talker.say("order_status", "is it here yet").says("utter_still_so")
    assert talker.say("order_status", "is it here yet").says("utter_still_so")


def test_of_another_order_or_after_other_talk_nothing_is_called_unchanged(talk: Talk) -> None:
    talker = talk("C0008")
    talker.say("order_status", "where is AT10017", order_number="AT10017")
    assert not talker.say("order_status", "and AT10018?", order_number="AT10018").says("utter_still_so")
    talker.say("faq_payment", "how do I pay")
    assert not talker.say("order_status", "and AT10018?", order_number="AT10018").says("utter_still_so")
