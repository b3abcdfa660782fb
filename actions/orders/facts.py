"""Where an order stands, in a sentence."""

from datetime import datetime

from actions.care.wording import Voice
from actions.money import price
from actions.orders.days import RETURN_DAYS, day, days, days_late
from store import Order, OrderStatus

# Where a note of the carrier or the warehouse is news to the customer.
_NOTED = frozenset(
    {OrderStatus.DELAYED, OrderStatus.LOST, OrderStatus.OUT_FOR_DELIVERY, OrderStatus.REPLACEMENT_SENT}
)


def items(order: Order) -> str:
    """Return what was ordered: the first article, and how many more."""
    if not order.lines:
        return "your items"
    more = len(order.lines) - 1
    return order.lines[0].title + (f" and {more} more" if more else "")


def values(order: Order, now: datetime) -> dict[str, str]:
    """Return what a sentence about the order may fill in."""
    return {
        "order": order.id,
        "items": items(order),
        "placed": day(order.placed_at, now),
        "promised": day(order.promised_at, now),
        "delivered": day(order.delivered_at or order.promised_at, now),
        "carrier": order.carrier or "the carrier",
        "tracking": order.tracking,
        # The carrier may call an order delayed before the day is over.
        "late": days(late) if (late := days_late(order, now)) else "a little",
        "return_days": str(RETURN_DAYS),
        "total": price(order.total_cents),
        "refunded": price(order.refunded_cents),
        "left": price(order.total_cents - order.refunded_cents),
    }


def stands(order: Order, now: datetime) -> str:
    """Return the family of sentences that says where the order stands."""
    if order.status is not OrderStatus.DELAYED and days_late(order, now):
        return "utter_status_overdue_shipped" if order.tracking else "utter_status_overdue_processing"
    return f"utter_status_{order.status}"


def standing(order: Order, now: datetime, voice: Voice) -> str:
    """Return one or two sentences saying where the order stands."""
    words = voice.say(stands(order, now), **values(order, now))
    if order.note and order.status in _NOTED:
        words = f"{words} {voice.say('utter_carrier_note', note=order.note)}"
    return words
