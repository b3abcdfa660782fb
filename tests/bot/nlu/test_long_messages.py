"""However long and odd a message is, reading it takes a time that grows with its length."""

import time
from typing import Callable

import pytest

from bot.nlu.amounts import amounts
from bot.nlu.clauses import clauses
from bot.nlu.order_numbers import order_numbers

LONG = 32_000  # characters; with time growing by the square these took half a minute


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (amounts, f"50{' ' * LONG}z"),
        (clauses, f"no{'.' * LONG}z"),
        (clauses, f"no{' ' * LONG}z"),
        (order_numbers, f"order{' ' * LONG}z 10001"),
        (order_numbers, "no 10001 " * (LONG // 9)),
    ],
    ids=["a sum", "dots", "blanks", "an order", "many orders"],
)
def test_a_long_message_is_read_in_no_time(read: Callable[[str], object], text: str) -> None:
    start = time.perf_counter()
    list(read(text))
    assert time.perf_counter() - start < 3.0
