"""Changing an order and exchanging what came."""

from collections.abc import Callable

import pytest

from store import OrderStatus, Store
from tests.actions.fakes import order
from tests.actions.stored import status
from tests.actions.talker import Talker


def test_a_yes_to_the_return_an_exchange_offers_registers_it(
    talk: Callable[..., Talker], store: Store
) -> None:
    store.orders.put_many([order(10031, "C0009", OrderStatus.DELIVERED)])
    talker = talk("C0009")
    talker.say("order_exchange", "it is too small")
    talker.say("affirm", "yes do it")
    assert status(store, "AT10031") is OrderStatus.RETURN_REQUESTED


@pytest.mark.parametrize(
    ("words", "family"),
    [
        ("can you change the delivery address", "utter_step_redirect"),
        ("can I still change the colour", "utter_step_return_later"),
    ],
)
def test_what_has_left_is_not_changed_and_nobody_speaks_of_cancelling(
    talk: Callable[..., Talker], words: str, family: str
) -> None:
    heard = talk("C0003").say("order_change", words)
    assert heard.says("utter_too_late_change")
    assert heard.says(family)
    assert "cancel" not in heard.text


def test_the_money_of_what_goes_back_is_of_no_other_order(talk: Callable[..., Talker], store: Store) -> None:
    store.orders.put_many([order(number, "C0009", OrderStatus.DELIVERED) for number in (10031, 10032)])
    talker = talk("C0009")
    talker.say("order_return", "send AT10031 back", order_number="AT10031")
    talker.say("affirm", "yes")
    heard = talker.say("order_return", "money back")
    assert heard.says("utter_refund_waits_for_parcel")
    assert "AT10031" in heard.text


def test_of_an_address_for_what_has_arrived_it_is_told_where_it_stands(talk: Callable[..., Talker]) -> None:
    heard = talk("C0002").say("order_change", "I need to change the address on my order NOW")
    assert heard.says("utter_status_delivered")
    assert not heard.says("utter_exchange_possible")
