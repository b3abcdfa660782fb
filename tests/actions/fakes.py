"""Stand-ins: a reader that goes by words, a ranker that goes by price, a small shop in a real store."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from emotion import Context, Emotion, Reading
from recommender import RankRequest, Suggestion
from recommender.values import ItemFacts, Reason
from store import Customer, Order, OrderLine, OrderStatus, Product, Store

NOW = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)


class WordReader:
    """Reads "[anger]" or "[anger 0.5]" in a text as that emotion; everything else is neutral."""

    version = "words-1"

    def __init__(self) -> None:
        self.contexts: list[Context | None] = []

    def read_many(
        self, texts: Sequence[str], *, contexts: Sequence[Context | None] | None = None
    ) -> list[Reading]:
        """Return what `read` says of each."""
        return [
            self.read(text, context=context)
            for text, context in zip(texts, contexts or [None] * len(texts), strict=True)
        ]

    def read(self, text: str, *, context: Context | None = None) -> Reading:
        """Return the emotion the text names in brackets."""
        self.contexts.append(context)
        for emotion in Emotion:
            if f"[{emotion}" in text:
                rest = text.split(f"[{emotion}", 1)[1].split("]", 1)[0].strip()
                return reading(emotion, float(rest) if rest else 0.9)
        return reading(Emotion.NEUTRAL, 0.9)


def reading(emotion: Emotion, confidence: float) -> Reading:
    """Return a reading of `emotion`, the rest of the probability on neutral."""
    scores = dict.fromkeys(Emotion, 0.0)
    scores[Emotion.NEUTRAL] = 1.0 - confidence
    scores[emotion] = confidence
    return Reading(emotion, confidence, 0.9, scores, "words-1")


class PriceRanker:
    """Ranks the cheapest first, the dearest first in delight."""

    version = "price-1"

    def __init__(self) -> None:
        self.items: Sequence[ItemFacts] = ()

    def set_catalogue(self, items: Sequence[ItemFacts]) -> None:
        """Take the items."""
        self.items = items

    def rank(self, request: RankRequest) -> list[Suggestion]:
        """Return items by price."""
        glad = request.context.get("emotion:delight", 0.0) > 0.5
        among = self.items if request.among is None else [i for i in self.items if i.id in request.among]
        fitting = [item for item in among if item.id not in request.exclude_ids and item.stock > 0]
        lift = {item.id: 100_000 * request.boosts.get(item.id, 0.0) for item in fitting}
        ordered = sorted(
            fitting,
            key=lambda item: ((-item.price_cents if glad else item.price_cents) - lift[item.id], item.id),
        )
        why = (Reason("tag:cosy", "taste:lighting", 0.5),)
        return [
            Suggestion(item.id, 1.0 / (place + 1), _parts(request.boosts.get(item.id, 0.0)), why)
            for place, item in enumerate(ordered[: request.k + request.spare])
        ]

    def similar(
        self, item_id: str, request: RankRequest, *, bonus: Mapping[str, float] | None = None
    ) -> list[Suggestion]:
        """Return the rest by price, what has a bonus first."""
        extra = bonus or {}
        fitting = [item for item in self.items if item.id in (request.among or ()) and item.id != item_id]
        ordered = sorted(fitting, key=lambda item: (-extra.get(item.id, 0.0), item.price_cents, item.id))
        return [
            Suggestion(item.id, 1.0, (("bonus", extra[item.id]),) if item.id in extra else ())
            for item in ordered[: request.k]
        ]


def _parts(boost: float) -> tuple[tuple[str, float], ...]:
    own = (("taste:lighting", 0.5),)
    return (*own, ("boost", boost)) if boost else own


def product(number: int, **changes: object) -> Product:
    """Return a lamp, or whatever `changes` make of it."""
    plain: dict[str, object] = {
        "id": f"P{number:04d}",
        "title": f"Lamp Number {number}",
        "category": "lighting",
        "brand": "Glim",
        "price_cents": 1000 * number,
        "currency": "EUR",
        "tags": ("cosy",),
        "rating": 4.5,
        "rating_count": 12,
        "stock": 5,
        "description": "A lamp.",
        "image": f"/pictures/P{number:04d}.svg",
    }
    return Product(**{**plain, **changes})  # type: ignore[arg-type]


def order(number: int | str, customer: str, status: OrderStatus, **changes: object) -> Order:
    """Return an order placed six days ago and promised for three days ago."""
    arrived = status not in {
        *(OrderStatus.PROCESSING, OrderStatus.SHIPPED, OrderStatus.OUT_FOR_DELIVERY),
        *(OrderStatus.DELAYED, OrderStatus.LOST, OrderStatus.CANCELLED),
    }
    paid_back = status in {OrderStatus.CANCELLED, OrderStatus.REFUNDED}
    plain: dict[str, object] = {
        "id": f"AT{number}",
        "customer_id": customer,
        "status": status,
        "placed_at": NOW - timedelta(days=6),
        "promised_at": NOW - timedelta(days=3),
        "delivered_at": NOW - timedelta(days=3) if arrived else None,
        "carrier": "" if status is OrderStatus.PROCESSING else "Postrider",
        "tracking": "" if status is OrderStatus.PROCESSING else "PR123",
        "lines": (OrderLine("P0001", "Lamp Number 1", 1, 1000),),
        "total_cents": 1000,
        "refunded_cents": 1000 if paid_back else 0,
    }
    return Order(**{**plain, **changes})  # type: ignore[arg-type]


def person(customer_id: str, name: str) -> Customer:
    """Return a customer who likes lighting."""
    return Customer(
        customer_id, name, f"{customer_id}@example.com", "Porto", "25-34", ("lighting",), date(2024, 1, 1)
    )


def fill(store: Store) -> None:
    """Put a small shop into the store: each customer stands for one situation."""
    soon = NOW + timedelta(days=2)
    store.customers.put_many([person(f"C000{n}", f"Ada{n} Example") for n in range(1, 10)])
    store.products.replace_all(
        [
            *(product(n) for n in range(1, 9)),
            product(9, title="Sold Out Lamp", stock=0),
            product(
                20, title="Garden Spade", category="garden", brand="Dig", tags=("tools",), price_cents=3500
            ),
            product(
                21, title="Tea Pot", category="kitchen", brand="Pour", tags=("tea", "gift"), price_cents=2500
            ),
        ]
    )
    store.orders.put_many(
        [
            order(10001, "C0001", OrderStatus.DELAYED, note="held up at the sorting centre"),
            order(10002, "C0002", OrderStatus.DELIVERED),
            order(10003, "C0003", OrderStatus.SHIPPED, promised_at=soon),
            order(10004, "C0004", OrderStatus.LOST),
            order(10005, "C0005", OrderStatus.PROCESSING, promised_at=soon),
            order(10006, "C0006", OrderStatus.RETURNED),
            order(10007, "C0007", OrderStatus.RETURN_REQUESTED),
            order(10017, "C0008", OrderStatus.PROCESSING, promised_at=soon),
            order(10018, "C0008", OrderStatus.PROCESSING, promised_at=soon),
        ]
    )
