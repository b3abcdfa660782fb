"""A shop's own system as docs/shop-backend.md describes it, on a loopback port. Its orders are synthetic."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from typing import Any

from tests.loopback import serving

TOKEN = "the shop's own token"
TIMEOUT_S = 0.4  # what the assistant waits for it
_ALLOWED = {
    "cancel": ({"processing", "delayed"}, "cancelled"),
    "return": ({"delivered"}, "return_requested"),
    "replacement": ({"lost", "delivered"}, "replacement_sent"),
    "refund": ({"lost", "delivered", "returned"}, "refunded"),
}


def order(number: str, customer: str, status: str) -> dict[str, Any]:
    """Return an order that was due two days ago."""
    due = datetime.now(UTC) - timedelta(days=2)
    line = {"product_id": "own-17", "title": "Brass Desk Lamp", "quantity": 1, "price_cents": 4990}
    return {
        "id": number,
        "customer_id": customer,
        "status": status,
        "placed_at": (due - timedelta(days=4)).isoformat(),
        "promised_at": due.isoformat(),
        "carrier": "Postrider",
        "tracking": "TR1",
        "lines": [line],
        "total_cents": 4990,
        "loyalty_points": 12,
    }


@dataclass
class OwnShop:
    """What it keeps, and how it fails.

    Attributes
    ----------
    trouble
        What it answers with from now on: a status, "slow", "cut short" or "other shape"; None while well.
    lose_answers
        So many changes are made and then answered by nothing.
    changes
        (what, order) of every change that was really made, in order.
    """

    url: str = ""
    orders: dict[str, dict[str, Any]] = field(default_factory=dict)
    trouble: int | str | None = None
    lose_answers: int = 0
    changes: list[tuple[str, str]] = field(default_factory=list)
    _by_key: dict[str, tuple[int, Any]] = field(default_factory=dict)

    def read(self, path: str) -> tuple[int, Any]:
        """Return status and body of a GET."""
        _, kind, name, *more = path.split("/")
        own = [one for one in self.orders.values() if one["customer_id"] == name]
        if kind == "orders" and name in self.orders:
            return 200, self.orders[name]
        if kind == "customers" and own and not more:
            return 200, {"id": name, "name": "Ada Example", "email": f"{name}@example.com"}
        return (200, {"orders": own}) if more == ["orders"] and own else (404, {"error": "unknown"})

    def change(self, path: str, key: str) -> tuple[int, Any]:
        """Make a change once for a key, however often it is asked for."""
        if key not in self._by_key:
            self._by_key[key] = self._make(path)
        return self._by_key[key]

    def _make(self, path: str) -> tuple[int, Any]:
        _, _, number, what = path.split("/")
        from_, to = _ALLOWED[what]
        if number not in self.orders or self.orders[number]["status"] not in from_:
            return 409, {"error": "not_possible"}
        paid = 4990 if what in {"cancel", "refund"} else 0
        self.orders[number] = {**self.orders[number], "status": to, "refunded_cents": paid}
        self.changes.append((what, number))
        return 200, self.orders[number]


@contextmanager
def open_shop() -> Iterator[OwnShop]:
    """Serve until the end of the block."""
    shop = OwnShop()
    with serving(_handler(shop)) as shop.url:
        yield shop


def _handler(shop: OwnShop) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: Any) -> None:
            pass

        def do_GET(self) -> None:
            self._serve(lambda: shop.read(self.path), lost=False)

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            key = self.headers["Idempotency-Key"]
            lost = shop.lose_answers > 0 and shop.trouble is None
            shop.lose_answers -= lost
            self._serve(lambda: shop.change(self.path, key), lost=lost)

        def handle(self) -> None:
            with suppress(OSError):  # whoever asked did not wait
                super().handle()

        def _serve(self, well: Any, *, lost: bool) -> None:
            if self.headers["Authorization"] != f"Bearer {TOKEN}":
                self._send(401, b"{}")
            elif isinstance(shop.trouble, int):
                self._send(shop.trouble, b"{}")
            elif shop.trouble == "other shape":
                self._send(200, b'{"id": 7, "orders": [{"id": 7}]}')
            elif lost:
                well()
                self.close_connection = True
            else:
                if shop.trouble == "slow":
                    time.sleep(2 * TIMEOUT_S)
                status, body = well()
                text = json.dumps(body).encode()
                self._send(status, text[:30] if shop.trouble == "cut short" else text)

        def _send(self, status: int, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    return Handler
