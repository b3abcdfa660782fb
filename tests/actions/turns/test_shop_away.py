"""Conversations while the shop's own system does not answer: plainer, honest, nothing forgotten."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from actions.house import House
from actions.shop import HttpShop, Line
from tests.actions.shop.server import Shop, running_shop
from tests.actions.talker import Talker

pytestmark = pytest.mark.usefixtures("no_waiting")


@pytest.fixture
def server() -> Iterator[Shop]:
    with running_shop() as shop:
        yield shop


@pytest.fixture
def talker(house: House, server: Shop) -> Iterator[Talker]:
    line = Line(server.url, timeout_s=10, total_s=30)
    yield Talker(replace(house, shop=HttpShop(line)), "C0001")
    line.close()


def test_orders_come_from_the_shops_system(talker: Talker) -> None:
    assert "AT10001" in talker.say("order_status", "where is my order?").text


def test_a_question_that_cannot_be_looked_up_says_so(talker: Talker, server: Shop) -> None:
    server.mishaps = [500] * 9
    heard = talker.say("order_status", "where is my order?")
    assert "order system" in heard.text
    assert heard.buttons[-1]["payload"] == "/talk_to_human"


def test_a_yes_that_could_not_be_carried_out_can_be_said_again(talker: Talker, server: Shop) -> None:
    talker.say("order_cancel", "cancel AT10001", order_number="AT10001")
    server.mishaps = [500] * 3
    talker.say("affirm", "yes")
    assert server.done == []
    talker.say("affirm", "yes")
    assert server.done == ["cancel:AT10001"]


def test_a_change_whose_answer_got_lost_is_neither_claimed_nor_denied(talker: Talker, server: Shop) -> None:
    talker.say("order_cancel", "cancel AT10001", order_number="AT10001")
    server.lose_answers = 3
    heard = talker.say("affirm", "yes")
    assert heard.says("utter_shop_unsure")
    assert not heard.says("utter_shop_unreachable")
    assert talker.say("affirm", "yes").says("utter_done_cancel")
    assert server.done == ["cancel:AT10001"]


@pytest.mark.parametrize("intent", ["greet", "recommend", "complain", "faq_delivery"])
def test_what_needs_no_order_is_answered_as_ever(talker: Talker, server: Shop, intent: str) -> None:
    server.mishaps = [500] * 9
    heard = talker.say(intent, "hello there")
    assert heard.text
    assert "order system" not in heard.text


@pytest.mark.parametrize(
    ("intent", "words"),
    [("faq_warranty", "how long is the warranty?"), ("faq_delivery", "what if it comes too late?")],
)
def test_while_a_yes_waits_the_rest_is_still_answered(
    talker: Talker, server: Shop, intent: str, words: str
) -> None:
    talker.say("order_cancel", "cancel AT10001", order_number="AT10001")
    server.mishaps = [500] * 9
    heard = talker.say(intent, words)
    assert heard.says(f"utter_{intent}")
    assert not heard.says("utter_shop_unreachable")
    server.mishaps = []
    talker.say("affirm", "yes")
    assert server.done == ["cancel:AT10001"]
