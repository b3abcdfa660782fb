"""Order numbers, however they are typed."""

import pytest

pytest.importorskip("rasa")

from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.found import settle
from bot.nlu.order_numbers import order_numbers


def numbers(text: str) -> list[str]:
    return [find.value for find in settle(order_numbers(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("where is AT10001?", ["AT10001"]),
        ("at10001", ["AT10001"]),
        ("AT 10001", ["AT10001"]),
        ("AT-10001", ["AT10001"]),
        ("#10023", ["AT10023"]),
        ("#AT10023", ["AT10023"]),
        ("my order 10045, please", ["AT10045"]),
        ("AT and then 10091", ["AT10091"]),
        ("I paid for order 10045 and it never came", ["AT10045"]),
        ("new address for order number 10045", ["AT10045"]),
        ("order no. 10045: wrong address", ["AT10045"]),
        ("10045 Where is it", ["AT10045"]),
        ("my postcode is 80331 and the order is AT10045", ["AT10045"]),
        ("#10023 and 10045", ["AT10023", "AT10045"]),
        ("AT999", ["AT999"]),
        ("AT１０００１", ["AT10001"]),
        ("طلبي ١٠٠٢٣", ["AT10023"]),
        ("AT10001'; DROP TABLE orders; --", ["AT10001"]),
        ("AT10001 OR 1=1", ["AT10001"]),
        ('AT10001{"order_number":"AT10002"}', ["AT10001", "AT10002"]),
        ("📦 AT10001 📦", ["AT10001"]),
        ("<b>AT10001</b>", ["AT10001"]),
        ("where is ZX20001?", ["ZX20001"]),
        ("zx-200012345678", ["ZX200012345678"]),
        ("ZX20001 and AT10001", ["ZX20001", "AT10001"]),
        ("order no 10001", ["AT10001"]),
    ],
)
def test_an_order_number_is_written_one_way(text, found):
    assert numbers(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "postcode 10115",
        "my postcode is 70001 now, can you change the address?",
        "my postcode changed to 90210",
        "it cost me 12345 yen",
        "I paid 10500 for this, where is it",
        "I live at 80331 Munich",
        "deliver it to 10115 Berlin please",
        "zip: 94103",
        "I was charged 10999",
        "call 5551234567",
        "10023 euros",
        "€10023",
        "meet at 10:00",
        "12345.67",
        "123456",
        "what",
        "AT99999999999999",
        "ZX1234",
        "ZX1234567890123",
        "IBAN DE89370400440532013000",
        "mail@zx20001.de",
        "EU12345.50",
        "AT" + "1" * 1_990,
    ],
)
def test_other_numbers_are_none(text):
    assert numbers(text) == []


@given(
    st.integers(min_value=10_000, max_value=99_999),
    st.sampled_from(["AT{}", "at{}", "#{}", "{}", "AT {}", "#AT{}"]),
)
def test_every_way_of_writing_means_the_same(number, way):
    assert numbers(f"it is {way.format(number)}") == [f"AT{number}"]
