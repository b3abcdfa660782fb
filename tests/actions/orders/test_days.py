"""Days in words."""

from datetime import datetime, timedelta

import pytest

from actions.orders.days import day, days, days_late
from store import OrderStatus
from tests.actions.fakes import NOW, order


@pytest.mark.parametrize(
    ("away_days", "words"),
    [
        (0, "today"),
        (1, "tomorrow"),
        (-1, "yesterday"),
        (2, "on Thursday 12 March"),
        (-400, "on 3 February 2025"),
    ],
)
def test_days_in_words(away_days: int, words: str) -> None:
    assert day(NOW + timedelta(days=away_days), NOW) == words


def test_late_at_night_is_still_today() -> None:
    assert day(datetime(2026, 3, 10, 23, 59, tzinfo=NOW.tzinfo), NOW) == "today"


@pytest.mark.parametrize(("count", "words"), [(1, "1 day"), (3, "3 days")])
def test_one_day_is_singular(count: int, words: str) -> None:
    assert days(count) == words


@pytest.mark.parametrize(
    ("status", "late"), [(OrderStatus.SHIPPED, 3), (OrderStatus.DELIVERED, 0), (OrderStatus.CANCELLED, 0)]
)
def test_only_what_is_under_way_can_be_late(status: OrderStatus, late: int) -> None:
    assert days_late(order(1, "C0001", status), NOW) == late
