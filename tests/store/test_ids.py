"""Order ids."""

from hypothesis import given
from hypothesis import strategies as some

from store.ids import order_id, order_number


@given(some.integers(1, 999_999_999))
def test_ids_round_trip(number: int) -> None:
    assert order_number(order_id(number)) == number


@given(
    some.integers(10_000, 999_999_999), some.sampled_from(["{}", "#{}", " {} ", "#AT{}", "at {}", "At-{}"])
)
def test_every_spelling_is_one_number(number: int, spelling: str) -> None:
    assert order_number(spelling.format(number)) == number


@given(some.text())
def test_any_text_is_a_number_that_fits_or_nothing(text: str) -> None:
    number = order_number(text)
    assert number is None or 0 <= number <= 999_999_999
