"""Recent orders in every status; the first ones are pinned to the customers the documentation names."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from ops.demo_shop.making.customers import Person
from store import Order, OrderLine, OrderStatus, Product

RECENT = 48
_CARRIERS = {"Swiftparcel": "SP", "Nordbote": "NB", "Postrider": "PR"}
S = OrderStatus


@dataclass(frozen=True, slots=True)
class Story:
    """How an order of one status came to be; days count back from today, negative ones lie ahead."""

    status: OrderStatus
    placed_days: float
    promised_days: float
    delivered_days: float | None = None
    sent: bool = True
    paid_back: bool = False
    reason: str = ""
    note: str = ""


STORIES = (
    Story(S.DELAYED, 8, 3, note="held up at the sorting centre, moving again tomorrow"),
    Story(S.DELIVERED, 6, 2, 2.4),
    Story(S.SHIPPED, 2.5, -1),
    Story(S.LOST, 17, 12, note="no scan for ten days; the carrier has stopped searching"),
    Story(S.PROCESSING, 0.8, -3, sent=False),
    Story(S.OUT_FOR_DELIVERY, 3, -0.2),
    Story(S.DELIVERED, 7, 3, 3.2, note="carrier reported a damaged box at the door"),
    Story(S.CANCELLED, 4, 1, sent=False, paid_back=True, reason="ordered twice"),
    Story(S.RETURN_REQUESTED, 13, 9, 9.5, reason="wrong colour"),
    Story(S.RETURNED, 20, 16, 16.3, reason="too small", note="parcel is back in the warehouse"),
    Story(S.REFUNDED, 24, 20, 20.6, paid_back=True, reason="arrived broken"),
    Story(S.REPLACEMENT_SENT, 11, 7, 7.1, reason="arrived damaged", note="replacement left two days ago"),
    Story(S.DELAYED, 6, 1, note="missed its truck at the depot"),
    Story(S.DELIVERED, 9, 5, 5.6),
    Story(S.SHIPPED, 1.6, -2),
    Story(S.PROCESSING, 0.3, -3.4, sent=False),
)
# Customers the documentation and ./attune customers name; C0006 stays without any order.
_PINNED = (1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12, 13)


def make_recent(
    random: Random, people: list[Person], products: list[Product], *, now: datetime
) -> list[Order]:
    """Return orders AT10001 … AT10048; the first twelve belong to C0001 … C0013 but C0006."""
    others = random.sample(range(13, len(people) - len(_PINNED)), RECENT - len(_PINNED))
    buyers = [people[number - 1] for number in _PINNED] + [people[index] for index in others]
    return [
        _order(
            f"AT{10_001 + index}",
            person,
            STORIES[index % len(STORIES)],
            random.choices(products, k=2),
            now,
            random,
        )
        for index, person in enumerate(buyers)
    ]


def parcel(random: Random) -> tuple[str, str]:
    """Return an invented carrier and a tracking number of its kind."""
    carrier = random.choice(list(_CARRIERS))
    return carrier, f"{_CARRIERS[carrier]}{random.randint(10**9, 10**10 - 1)}"


def _order(
    order_id: str, person: Person, story: Story, goods: list[Product], now: datetime, random: Random
) -> Order:
    lines = tuple(
        OrderLine(product.id, product.title, 1, product.price_cents)
        for product in goods[: random.randint(1, 2)]
    )
    total_cents = sum(line.price_cents for line in lines)
    carrier, tracking = parcel(random) if story.sent else ("", "")
    delivered = story.delivered_days
    return Order(
        id=order_id,
        customer_id=person.customer.id,
        status=story.status,
        placed_at=now - timedelta(days=story.placed_days),
        promised_at=now - timedelta(days=story.promised_days),
        delivered_at=None if delivered is None else now - timedelta(days=delivered),
        carrier=carrier,
        tracking=tracking,
        lines=lines,
        total_cents=total_cents,
        refunded_cents=total_cents if story.paid_back else 0,
        reason=story.reason,
        note=story.note,
    )
