"""Changing an order and exchanging what came."""

from collections.abc import Callable

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
