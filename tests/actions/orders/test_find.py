"""Which order a message means."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from actions.orders.find import Found, NoOrders, NotTheirs, Several, find_order
from actions.orders.matters import Case, Matter
from actions.orders.numbers import normal, order_numbers
from actions.scene import Message
from store import Order, OrderLine, OrderStatus
from tests.actions.fakes import NOW, order

LATE = order(10001, "C0001", OrderStatus.DELAYED)
NEW = order(10002, "C0001", OrderStatus.PROCESSING, promised_at=NOW + timedelta(days=2))
HERE = order(10003, "C0001", OrderStatus.DELIVERED, lines=(OrderLine("P9", "Blue Garden Hose", 1, 100),))
HERE_TOO = order(10004, "C0001", OrderStatus.DELIVERED)


def message(text: str = "", **slots: str) -> Message:
    return Message("c", "t", "C0001", "attune", text, "order_status", slots=slots)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("AT10001", ["AT10001"]),
        ("my order at10001 and #10002", ["AT10001", "AT10002"]),
        ("AT 10001, please", ["AT10001"]),
        ("I paid €10001 for it", []),
        ("10001.50 euros", []),
        ("it costs 10000%", []),
        ("call 123", []),
        ("xAT10001", []),
        ("where is ZX20001?", ["ZX20001"]),
        ("zx-200012345678", ["ZX200012345678"]),
        ("order no 10001", ["AT10001"]),
        ("it is 10001", ["AT10001"]),
        ("my postcode is 10001", []),
        ("it cost me 12345 yen", []),
        ("send it to 10115 Berlin", []),
        ("I paid for order 10001", ["AT10001"]),
        ("my address changed, it's AT10001", ["AT10001"]),
        ("not AT10001, AT10002", ["AT10002"]),
        ("AT10002 instead of AT10001", ["AT10002"]),
        ("it's not AT10001", ["AT10001"]),
        ("", []),
    ],
)
def test_numbers_in_text(text: str, numbers: list[str]) -> None:
    assert order_numbers(message(text)) == numbers


@given(st.text(max_size=40))
@example("000000000000000")
def test_normal_is_idempotent(text: str) -> None:
    assert normal(normal(text)) == normal(text)


def test_a_named_order_is_found() -> None:
    assert find_order(message("AT10003"), Matter.STATUS, [LATE, HERE], NOW, None) == Found(HERE)


def test_an_unknown_number_is_not_theirs() -> None:
    assert find_order(message("AT55555"), Matter.STATUS, [LATE], NOW, None) == NotTheirs("AT55555")


OTHERS = replace(LATE, id="ZX20001")  # a shop's own system numbers with letters of its own


@pytest.mark.parametrize("text", ["ZX20001", "zx-20001", "20001", "ZX20001, tracking PR55555"])
def test_another_shops_letters_are_known_by_its_orders(text: str) -> None:
    assert find_order(message(text), Matter.STATUS, [OTHERS, HERE], NOW, None) == Found(OTHERS)


def test_letters_of_no_order_are_some_other_code() -> None:
    assert find_order(message("PR55555"), Matter.STATUS, [OTHERS], NOW, None) == Found(OTHERS, guessed=True)
    assert find_order(message("ZX55555"), Matter.STATUS, [OTHERS], NOW, None) == NotTheirs("ZX55555")


def test_digits_that_two_orders_share_name_neither() -> None:
    twins = [OTHERS, replace(OTHERS, id="YX20001")]
    assert find_order(message("20001"), Matter.STATUS, twins, NOW, None) == NotTheirs("AT20001")


def test_without_orders_there_are_none() -> None:
    assert find_order(message(), Matter.STATUS, [], NOW, None) == NoOrders()


def test_the_most_pressing_order_is_guessed_first() -> None:
    found = find_order(message(), Matter.STATUS, [NEW, LATE], NOW, None)
    assert found == Found(LATE, guessed=True, others=(NEW,))


def test_an_article_names_its_order() -> None:
    found = find_order(message("the hoses leak"), Matter.DAMAGED, [HERE_TOO, HERE], NOW, None)
    assert isinstance(found, Found)


def test_the_open_case_is_meant_by_it() -> None:
    found = find_order(message("cancel it"), Matter.CANCEL, [NEW, LATE], NOW, Case(Matter.LATE, "AT10001"))
    assert found == Found(LATE, guessed=True)


def test_several_that_fit_are_asked_about() -> None:
    assert find_order(message("it broke"), Matter.DAMAGED, [HERE, HERE_TOO], NOW, None) == Several(
        (HERE, HERE_TOO)
    )


def test_nothing_that_fits_is_the_newest() -> None:
    assert find_order(message("cancel"), Matter.CANCEL, [HERE], NOW, None) == Found(HERE, guessed=True)


@pytest.mark.parametrize(("text", "found"), [("I'll return it when it comes", NEW), ("I'll return it", HERE)])
def test_what_goes_back_when_it_comes_is_under_way(text: str, found: Order) -> None:
    asked = find_order(message(text), Matter.RETURN, [NEW, HERE], NOW, None)
    assert isinstance(asked, Found)
    assert asked.order == found


@pytest.mark.parametrize("said", ["AT09830", "AT9830", "9830"])
def test_leading_zeros_need_not_be_said(said: str) -> None:
    old = order("09830", "C0001", OrderStatus.DELIVERED)
    named = replace(message(), entities={"order_number": (said,)})
    assert find_order(named, Matter.RETURN, [HERE, old], NOW, None) == Found(old)


TRAVELS = order(10005, "C0001", OrderStatus.SHIPPED, promised_at=NOW + timedelta(days=2))
HERE_LONG = order(10006, "C0001", OrderStatus.DELIVERED, delivered_at=NOW - timedelta(days=200))


@pytest.mark.parametrize(
    ("text", "matter", "found"),
    [
        ("I'd like to send it back", Matter.RETURN, TRAVELS),
        ("cancel that", Matter.CANCEL, TRAVELS),
        ("I want to return my garden hose", Matter.RETURN, HERE),
        ("I want to return something", Matter.RETURN, HERE),
        ("it came broken", Matter.DAMAGED, HERE),
    ],
)
def test_it_is_the_order_just_told_of(text: str, matter: Matter, found: Order) -> None:
    asked = replace(message(text, order_number=TRAVELS.id), answered=f"{TRAVELS.id} is on its way.")
    assert find_order(asked, matter, [TRAVELS, HERE], NOW, None) == Found(found, guessed=True)


def test_what_was_told_of_long_ago_is_not_it() -> None:
    asked = replace(message("send it back", order_number=TRAVELS.id), answered="Hello!")
    assert find_order(asked, Matter.RETURN, [TRAVELS, HERE], NOW, None) == Found(HERE, guessed=True)


@pytest.mark.parametrize("matter", [Matter.DAMAGED, Matter.WRONG, Matter.MISSING])
def test_a_broken_parcel_is_the_one_that_just_came(matter: Matter) -> None:
    found = find_order(message("it is not right"), matter, [HERE, HERE_LONG], NOW, None)
    assert found == Found(HERE, guessed=True)


LONG_AGO = order(10007, "C0001", OrderStatus.DELIVERED, delivered_at=NOW - timedelta(days=90))
PAID_BACK = order(10008, "C0001", OrderStatus.REFUNDED)


@pytest.mark.parametrize(
    ("orders", "found"),
    [
        ((PAID_BACK, HERE_LONG, LONG_AGO), Several((HERE_LONG, LONG_AGO))),
        ((PAID_BACK, HERE, LONG_AGO), Found(HERE, guessed=True)),
        ((TRAVELS, HERE, LONG_AGO), Found(TRAVELS, guessed=True)),
        ((PAID_BACK, LONG_AGO), Found(LONG_AGO, guessed=True)),
    ],
    ids=["long ago", "lately", "under way", "one"],
)
def test_with_none_late_the_one_missed_is_under_way_or_just_came(
    orders: tuple[Order, ...], found: object
) -> None:
    late = find_order(message("something is wrong again"), Matter.LATE, orders, NOW, None)
    assert late == found


@pytest.mark.parametrize(
    ("named", "found"),
    [({}, Found(LONG_AGO, guessed=True)), ({"product": ("grinder",)}, Several((LONG_AGO, HERE_LONG)))],
)
def test_who_would_return_a_thing_none_of_their_orders_has_is_asked_which(
    named: dict[str, tuple[str, ...]], found: object
) -> None:
    asked = replace(message("I'd return my grinder" if named else "I'd return it"), entities=named)
    assert find_order(asked, Matter.RETURN, [LONG_AGO, HERE_LONG], NOW, None) == found
