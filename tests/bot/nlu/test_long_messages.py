"""However long and odd a message is, it is read: with time growing by the square these took half a minute."""

import pytest

from bot.nlu.amounts import amounts
from bot.nlu.clauses import clauses
from bot.nlu.order_numbers import order_numbers

LONG = 32_000  # characters


@pytest.mark.parametrize(
    ("read", "text", "found"),
    [
        (amounts, f"50{' ' * LONG}z", 0),
        (amounts, "€5 " * (LONG // 3), LONG // 3),
        (clauses, f"no{'.' * LONG}z", 0),
        (clauses, f"no{' ' * LONG}z", 0),
        (order_numbers, f"order{' ' * LONG}z 10001", 1),
        (order_numbers, "no 10001 " * (LONG // 9), LONG // 9),
    ],
    ids=["a sum", "many sums", "dots", "blanks", "an order", "many orders"],
)
def test_a_long_message_is_read(read, text, found):
    assert len(list(read(text))) == found
