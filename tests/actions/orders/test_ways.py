"""The two ways to put an order right: which one words name, and a mind that is changed."""

from collections.abc import Callable

import pytest

from actions.orders.ways import other_way, rejects_a_way
from actions.pending import Wait
from store import OrderStatus, Store
from tests.actions.fakes import order
from tests.actions.stored import status
from tests.actions.talker import Talker

Talk = Callable[..., Talker]


@pytest.mark.parametrize(
    ("text", "asked", "way"),
    [
        ("no wait, a replacement", Wait.REFUND, "replacement"),
        ("actually I'd rather have my money back", Wait.REPLACE, "refund"),
        ("yes, refund it", Wait.REFUND, None),
        ("no, don't send a new one", Wait.REFUND, None),
        ("no", Wait.REFUND, None),
    ],
)
def test_another_way_than_the_one_asked_about(text: str, asked: Wait, way: str | None) -> None:
    assert other_way(text, asked) == way


@pytest.mark.parametrize(
    ("text", "rejected"), [("I don't want a refund", True), ("no refund", True), ("no, a refund", False)]
)
def test_a_way_may_be_named_to_reject_it(text: str, rejected: bool) -> None:
    assert rejects_a_way(text) is rejected


@pytest.mark.parametrize(
    ("intent", "words"),
    [
        ("deny", "no wait, a replacement"),
        ("recommend", "I want a new one"),
        ("affirm", "ok, but send a replacement"),
    ],
)
def test_a_changed_mind_is_asked_for_its_own_yes(talk: Talk, store: Store, intent: str, words: str) -> None:
    talker = talk("C0004")
    talker.say("order_late", "it is lost")
    talker.say("refund_status", "a refund please")
    talker.say(intent, words)
    talker.say("affirm", "yes")
    assert status(store, "AT10004") is OrderStatus.REPLACEMENT_SENT


def test_a_no_that_names_a_way_chooses_it(talk: Talk) -> None:
    talker = talk("C0004")
    talker.say("order_late", "it is lost")
    talker.say("deny", "no, a refund")
    assert talker.slots["pending"].startswith("refund:AT10004")


def test_a_no_to_a_way_is_still_a_no(talk: Talk) -> None:
    talker = talk("C0004")
    talker.say("order_late", "it is lost")
    assert talker.say("deny", "I don't want a replacement").says("utter_kept_choice")


def test_goods_that_are_back_are_not_sent_again(talk: Talk, store: Store) -> None:
    store.orders.put_many([order(10032, "C0009", OrderStatus.RETURNED)])
    talker = talk("C0009")
    talker.say("refund_status", "where is my money")
    assert talker.slots["pending"].startswith("refund:AT10032")
    talker.say("deny", "no, send a replacement")
    assert not str(talker.slots["pending"]).startswith("replace")
