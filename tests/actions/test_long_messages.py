"""However long and odd a message is, reading it takes a time that grows with its length."""

import time
from collections.abc import Callable

import pytest

from actions.care.bare import further
from actions.care.praising import praises
from actions.hesitating import hesitates
from actions.orders.bought import asks_what_was_bought
from actions.orders.called_off import asks_of_cancelled
from actions.orders.numbers import order_numbers
from actions.scene import Message
from actions.shelf.made_for import made_for

LONG = 32_000  # characters; with time growing by the square these took half a minute


def numbers(text: str) -> list[str]:
    return order_numbers(Message("c", "t", None, "attune", text, "order_status"))


def praised(text: str) -> bool:
    return praises(text, "praise")


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (hesitates, f"over{'?' * LONG}z"),
        (numbers, f"order{' ' * LONG}z 10001"),
        (numbers, "no 10001 " * (LONG // 9)),
        (further, "haha great " * (LONG // 11)),
        (further, "ha" * (LONG // 2)),
        (asks_what_was_bought, "what which what " * (LONG // 16)),
        (asks_of_cancelled, "is why was you " * (LONG // 15)),
        (made_for, f"for my dog{' ' * LONG}?x"),
        (praised, "better better than i had " * (LONG // 25)),
    ],
    ids=[
        "marks",
        "an order",
        "many orders",
        "laughter",
        "one laugh",
        "looking back",
        "called off",
        "for the dog",
        "praise",
    ],
)
def test_a_long_message_is_read_in_no_time(read: Callable[[str], object], text: str) -> None:
    start = time.perf_counter()
    read(text)
    assert time.perf_counter() - start < 3.0
