"""Days in words, and how late a parcel is. Pure."""

from datetime import datetime

from store import Order, OrderStatus

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
# Until then a delivered order may come back without a reason; domain.yml's answers say {return_days}.
RETURN_DAYS = 30

UNDER_WAY = frozenset(
    {OrderStatus.PROCESSING, OrderStatus.SHIPPED, OrderStatus.OUT_FOR_DELIVERY, OrderStatus.DELAYED}
)


def day(moment: datetime, now: datetime) -> str:
    """Return the day in words: "today", "tomorrow", "on Tuesday 4 March", "on 4 March 2024"."""
    away = (moment.date() - now.date()).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if away in near:
        return near[away]
    date = f"{moment.day} {_MONTHS[moment.month - 1]}"
    if abs(away) > 180:
        return f"on {date} {moment.year}"
    return f"on {_WEEKDAYS[moment.weekday()]} {date}"


def until(moment: datetime, now: datetime) -> str:
    """Return the day as it stands after "until": "tomorrow", "Tuesday 4 March"."""
    return day(moment, now).removeprefix("on ")


def days_late(order: Order, now: datetime) -> int:
    """Return how many days past the promised day an undelivered order is; 0 when it is not."""
    if order.status not in UNDER_WAY:
        return 0
    return max((now.date() - order.promised_at.date()).days, 0)


def days(count: int) -> str:
    """Return "1 day" or "3 days"."""
    return f"{count} day" if count == 1 else f"{count} days"


def returnable(order: Order, now: datetime) -> bool:
    """Return whether the order has arrived, and recently enough to be sent back without a reason."""
    if order.status is not OrderStatus.DELIVERED:
        return False
    return (now - (order.delivered_at or order.promised_at)).days <= RETURN_DAYS
