"""The demo files as values, with every date moved so that what was true at `BASE` is true now."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from ops.demo_shop.effects import EMOTIONS
from ops.demo_shop.files import BASE, Readers, parse, read_lines, read_tuple
from store import (
    Customer,
    Feedback,
    FeedbackKind,
    Impression,
    Offer,
    Order,
    OrderLine,
    OrderStatus,
    Product,
    Review,
)

MODEL_VERSION = "demo-shop"


class DemoFiles:
    """The files of one folder as they are at a moment."""

    def __init__(self, folder: Path, *, now: datetime) -> None:
        self._folder = folder
        self._shift = now - BASE

    def products(self) -> list[Product]:
        """Return the catalogue."""
        readers: Readers = {
            "price_cents": int,
            "tags": read_tuple,
            "rating": float,
            "rating_count": int,
            "stock": int,
        }
        return [Product(**parse(line, readers)) for line in read_lines(self._folder / "products.csv")]

    def customers(self) -> list[Customer]:
        """Return the customers."""
        whole_days = timedelta(days=self._shift.days)
        readers: Readers = {"tastes": read_tuple, "since": lambda text: date.fromisoformat(text) + whole_days}
        return [Customer(**parse(line, readers)) for line in read_lines(self._folder / "customers.csv")]

    def orders(self) -> list[Order]:
        """Return the orders with their lines."""
        lines_of: dict[str, list[OrderLine]] = defaultdict(list)
        for line in read_lines(self._folder / "order_lines.csv"):
            facts = parse(line, {"quantity": int, "price_cents": int})
            lines_of[facts.pop("order_id")].append(OrderLine(**facts))
        readers: Readers = {
            "status": OrderStatus,
            "placed_at": self._moment,
            "promised_at": self._moment,
            "delivered_at": lambda text: self._moment(text) if text else None,
            "total_cents": int,
            "refunded_cents": int,
        }
        return [
            Order(lines=tuple(lines_of[line["id"]]), **parse(line, readers))
            for line in read_lines(self._folder / "orders.csv")
        ]

    def reviews(self) -> list[Review]:
        """Return the reviews."""
        readers: Readers = {"rating": int, "at": self._moment}
        return [Review(**parse(line, readers)) for line in read_lines(self._folder / "reviews.csv")]

    def offers(self) -> Iterator[tuple[Offer, list[Feedback]]]:
        """Yield each offer that was shown with the reactions to it."""
        cards: dict[str, list[dict[str, Any]]] = defaultdict(list)
        readers: Readers = {
            "position": int,
            "at": self._moment,
            "confidence": float,
            "intensity": float,
            "mood_level": float,
            "slope": float,
        }
        for line in read_lines(self._folder / "interactions.csv"):
            cards[line["offer_id"]].append(parse(line, readers))
        for lines in cards.values():
            yield _offer(lines), [_feedback(line) for line in lines]

    def _moment(self, text: str) -> datetime:
        return datetime.fromisoformat(text) + self._shift


def _offer(lines: list[dict[str, Any]]) -> Offer:
    first = lines[0]
    return Offer(
        id=first["offer_id"],
        conversation_id=_conversation(first),
        customer_id=first["customer_id"],
        turn_id=None,
        at=first["at"],
        context=_context(first),
        model_version=MODEL_VERSION,
        impressions=tuple(
            Impression(
                id=line["impression_id"],
                offer_id=line["offer_id"],
                product_id=line["product_id"],
                position=line["position"],
                score=0.0,
                reason="",
            )
            for line in lines
        ),
    )


def _context(line: dict[str, Any]) -> dict[str, float]:
    others = round((1.0 - line["confidence"]) / (len(EMOTIONS) - 1), 4)
    scores = {
        f"emotion:{emotion}": line["confidence"] if emotion == line["emotion"] else others
        for emotion in EMOTIONS
    }
    state = {name: line[name] for name in ("intensity", "mood_level", "slope")}
    return {**scores, **state, f"hour:{line['hour']}": 1.0, "channel:web": 1.0}


def _feedback(line: dict[str, Any]) -> Feedback:
    return Feedback(
        id=f"DF-{line['impression_id']}",
        impression_id=line["impression_id"],
        conversation_id=_conversation(line),
        customer_id=line["customer_id"],
        product_id=line["product_id"],
        kind=FeedbackKind(line["kind"]),
        emotion=line["emotion"],
        intensity=line["intensity"],
        at=line["at"],
    )


def _conversation(line: dict[str, Any]) -> str:
    return f"demo-{line['offer_id']}"
