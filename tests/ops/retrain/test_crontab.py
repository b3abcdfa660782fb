"""A line of crontab means what it means to cron."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from ops.retrain.crontab import trigger


def days(line: str, n: int = 14) -> set[str]:
    """Return the weekdays on which it fires within two weeks of March 2026, the 1st being a Sunday."""
    made, begin = trigger(line), datetime(2026, 3, 1).astimezone()
    found, at = set(), begin
    while (at := made.get_next_fire_time(None, at)) and at < begin + timedelta(days=n):
        found.add(f"{at:%a}")
        at += timedelta(minutes=1)
    return found


@pytest.mark.parametrize(
    ("weekday", "expected"),
    [
        ("0", {"Sun"}),
        ("7", {"Sun"}),
        ("1", {"Mon"}),
        ("sun", {"Sun"}),
        ("1-5", {"Mon", "Tue", "Wed", "Thu", "Fri"}),
        ("5-7", {"Fri", "Sat", "Sun"}),
        ("Fri-Sun", {"Fri", "Sat", "Sun"}),
        ("0-2", {"Sun", "Mon", "Tue"}),
        ("6,0", {"Sat", "Sun"}),
        ("*/3", {"Sun", "Wed", "Sat"}),
        ("*", {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}),
    ],
)
def test_weekdays_are_those_of_cron(weekday: str, expected: set[str]) -> None:
    assert days(f"15 3 * * {weekday}") == expected


def test_of_two_kinds_of_days_either_will_do() -> None:
    assert days("0 3 10 * 0") == {"Sun", "Tue"}  # the 10th is a Tuesday


def test_the_time_of_day_is_kept() -> None:
    first = trigger("15 3 * * 1").get_next_fire_time(None, datetime(2026, 3, 1).astimezone())
    assert (first.hour, first.minute) == (3, 15)


@pytest.mark.parametrize(
    "line", ["15 3 * *", "61 3 * * *", "0 3 * * 8", "0 3 * * 5-2", "0 3 * * */0", "0 3 * * -"]
)
def test_what_is_no_crontab_line_is_refused(line: str) -> None:
    with pytest.raises(ValueError):
        trigger(line)
