"""Values for the store's tests, valid unless a test says otherwise."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from store import (
    Artefact,
    Correction,
    Customer,
    Feedback,
    FeedbackKind,
    Handover,
    Impression,
    Offer,
    Order,
    OrderLine,
    OrderStatus,
    Product,
    Review,
    Store,
    Turn,
)

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def customer(customer_id: str = "C0001", **changes: Any) -> Customer:
    facts = {
        "name": "Inés Okafor",
        "email": "ines@example.com",
        "city": "Porto",
        "age_band": "25-34",
        "tastes": ("books", "tea"),
        "since": date(2024, 5, 1),
    }
    return Customer(**{"id": customer_id, **facts, **changes})


def product(product_id: str = "P0001", **changes: Any) -> Product:
    facts = {
        "title": "Opal Glass Table Lamp",
        "category": "lighting",
        "brand": "Lumelle",
        "price_cents": 4_550,
        "currency": "EUR",
        "tags": ("cosy", "reading"),
        "rating": 4.4,
        "rating_count": 12,
        "stock": 3,
        "description": "A lamp.",
        "image": "/pictures/P0001.svg",
    }
    return Product(**{"id": product_id, **facts, **changes})


def order(order_id: str = "AT10001", **changes: Any) -> Order:
    facts = {
        "customer_id": "C0001",
        "status": OrderStatus.DELIVERED,
        "placed_at": NOW - timedelta(days=6),
        "promised_at": NOW - timedelta(days=3),
        "delivered_at": NOW - timedelta(days=3, hours=4),
        "carrier": "Swiftparcel",
        "tracking": "SP1",
        "lines": (OrderLine("P0001", "Opal Glass Table Lamp", 2, 4_550), OrderLine("P0002", "Mug", 1, 900)),
        "total_cents": 10_000,
        "refunded_cents": 0,
    }
    return Order(**{"id": order_id, **facts, **changes})


def turn(turn_id: str = "t1", conversation_id: str = "talk", **changes: Any) -> Turn:
    facts = {"customer_id": "C0001", "channel": "web", "at": NOW, "text": "where is my parcel"}
    return Turn(**{"id": turn_id, "conversation_id": conversation_id, **facts, **changes})


def correction(turn_id: str = "t1", **changes: Any) -> Correction:
    return Correction(**{"turn_id": turn_id, "label": "anger", "by": "ines", "at": NOW, **changes})


def impression(impression_id: str = "i1", offer_id: str = "o1", **changes: Any) -> Impression:
    facts = {
        "product_id": "P0001",
        "position": 0,
        "score": 0.7,
        "reason": "cosy",
        "features": {"tag:cosy": 0.4},
    }
    return Impression(**{"id": impression_id, "offer_id": offer_id, **facts, **changes})


def offer(offer_id: str = "o1", conversation_id: str = "talk", **changes: Any) -> Offer:
    facts = {
        "customer_id": "C0001",
        "turn_id": "t1",
        "at": NOW,
        "context": {"emotion:delight": 0.8, "intensity": 0.6},
        "model_version": "v1",
        "impressions": (impression(f"{offer_id}-1", offer_id),),
    }
    return Offer(**{"id": offer_id, "conversation_id": conversation_id, **facts, **changes})


def feedback(feedback_id: str = "f1", impression_id: str = "o1-1", **changes: Any) -> Feedback:
    facts = {
        "conversation_id": "talk",
        "customer_id": "C0001",
        "product_id": "P0001",
        "kind": FeedbackKind.LIKE,
        "emotion": "delight",
        "intensity": 0.6,
        "at": NOW,
    }
    return Feedback(**{"id": feedback_id, "impression_id": impression_id, **facts, **changes})


def handover(handover_id: str = "h1", conversation_id: str = "talk", **changes: Any) -> Handover:
    facts = {
        "customer_id": "C0001",
        "reason": "asked",
        "brief": {"case": "late:AT10001", "tried": []},
        "at": NOW,
    }
    return Handover(**{"id": handover_id, "conversation_id": conversation_id, **facts, **changes})


def review(review_id: str = "R0001", **changes: Any) -> Review:
    facts = {"product_id": "P0001", "customer_id": "C0001", "rating": 5, "text": "Good light.", "at": NOW}
    return Review(**{"id": review_id, **facts, **changes})


def artefact(version: str = "1", **changes: Any) -> Artefact:
    facts = {"kind": "recommender", "path": "models/1", "metrics": {"auc": 0.7}, "champion": False, "at": NOW}
    return Artefact(**{"version": version, **facts, **changes})


def small_shop(store: Store, *, status: OrderStatus = OrderStatus.DELIVERED) -> None:
    """Two customers, two products, one order of the first customer."""
    store.customers.put_many([customer(), customer("C0002", name="Rhys Calder")])
    store.products.replace_all([product(), product("P0002", title="Speckled Oat Mug", stock=0)])
    store.orders.put_many([order(status=status)])
