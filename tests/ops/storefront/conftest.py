"""A page over a small shop in a database of its own."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from starlette.testclient import TestClient

from ops.storefront.app import build_app
from store import Customer, Order, OrderLine, OrderStatus, Product, Store, open_store

SECRET = "a secret of the tests, long enough"
CHAT = "http://127.0.0.1:5005"


def product(number: int, title: str, **changes: object) -> Product:
    facts: dict[str, object] = {
        "id": f"P{number:04d}",
        "title": title,
        "category": "lighting",
        "brand": "Lumelle",
        "price_cents": 4550,
        "currency": "EUR",
        "tags": ("cosy",),
        "rating": 4.5,
        "rating_count": 10,
        "stock": 20,
        "description": "",
        "image": f"/pictures/P{number:04d}.svg",
    }
    return Product(**{**facts, **changes})  # type: ignore[arg-type]


@pytest.fixture
def store(database: str) -> Store:
    store = open_store(database)
    store.products.replace_all(
        [
            product(1, "Opal Lamp"),
            product(2, "Clay Mug", category="coffee & tea", stock=0),
            product(3, '<script>alert("x")</script>', stock=2, rating_count=0),
        ]
    )
    store.customers.put_many(
        [Customer("C0001", "Mara Öz", "mara@example.com", "Graz", "25-34", ("cosy",), date(2024, 1, 1))]
    )
    now = datetime.now(UTC)
    line = OrderLine("P0001", "Opal Lamp", 1, 4550)
    store.orders.put_many(
        [Order("AT10001", "C0001", OrderStatus.DELAYED, now, now, None, "Post", "T1", (line,), 4550, 0)]
    )
    return store


@pytest.fixture
def page(store: Store) -> Iterator[TestClient]:
    app = build_app(store, secret=SECRET, chat_origin=CHAT, demo=True)
    with TestClient(app, base_url="http://127.0.0.1:8080") as client:
        yield client


@pytest.fixture
def strict_page(store: Store) -> Iterator[TestClient]:
    """A page that is not a demo."""
    app = build_app(store, secret=SECRET, chat_origin=CHAT, demo=False)
    with TestClient(app, base_url="http://127.0.0.1:8080") as client:
        yield client
