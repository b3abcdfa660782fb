"""A line of crontab as a trigger of APScheduler, which counts weekdays otherwise and wants both days to meet.

To cron 0 and 7 are Sunday, to APScheduler 0 is Monday; and where a day of the month and a weekday are both
named, cron takes either.
"""

from __future__ import annotations

import re

from apscheduler.triggers.base import BaseTrigger
from apscheduler.triggers.combining import OrTrigger
from apscheduler.triggers.cron import CronTrigger

_DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat", "sun")
_PART = re.compile(r"(?P<first>\w+)(?:-(?P<last>\w+))?(?:/(?P<step>\d+))?")


def trigger(line: str) -> BaseTrigger:
    """Return the trigger of five fields: minute, hour, day of the month, month, weekday.

    Raises
    ------
    ValueError
        They are no five fields, or one cannot be read.
    """
    fields = line.split()
    if len(fields) != 5:
        raise ValueError(f"it has {len(fields)} fields, not 5")
    minute, hour, day, month, weekday = fields
    time = {"minute": minute, "hour": hour, "month": month}
    if weekday == "*":
        return CronTrigger(day=day, **time)
    of_week = CronTrigger(day_of_week=_named(weekday), **time)
    return of_week if day == "*" else OrTrigger([CronTrigger(day=day, **time), of_week])


def _named(field: str) -> str:
    """Return cron's weekdays by name, one by one."""
    numbers: set[int] = set()
    for part in field.lower().split(","):
        found = _PART.fullmatch(part.replace("*", "0-6", 1) if part.startswith("*") else part)
        if found is None:
            raise ValueError(f"{part!r} is no weekday")
        first = _number(found["first"])
        last = _number(found["last"]) if found["last"] else 6 if found["step"] else first
        # "Fri-Sun" ends the week, though Sunday also begins it.
        last = 7 if found["last"] and last == 0 else last
        step = int(found["step"] or 1)
        if last < first or step < 1:
            raise ValueError(f"{part!r} holds no weekday")
        numbers.update(range(first, last + 1, step))
    return ",".join(dict.fromkeys(_DAYS[number] for number in sorted(numbers)))


def _number(day: str) -> int:
    if day in _DAYS:
        return _DAYS.index(day)
    if day.isdecimal() and int(day) < len(_DAYS):
        return int(day)
    raise ValueError(f"{day!r} is no weekday; they are 0 to 7, both Sunday, or sun to sat")
