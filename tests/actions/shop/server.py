"""A shop's server on a loopback port that keeps two orders, and can fail in every way a server fails."""

import contextlib
import json
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any

from tests.loopback import serving

ORDER: dict[str, Any] = {
    "id": "AT10001",
    "customer_id": "C0001",
    "status": "delayed",
    "placed_at": "2026-03-04T12:00:00Z",
    "promised_at": "2026-03-07T14:00:00+02:00",
    "carrier": "Postrider",
    "tracking": "PR1",
    "lines": [{"product_id": "P0001", "title": "Lamp", "quantity": 1, "price_cents": 1000}],
    "total_cents": 1000,
    "note": "held up",
    "something_new": {"we": "ignore"},
}
OLDER = {**ORDER, "id": "AT10000", "placed_at": "2026-01-01T00:00:00Z", "status": "delivered"}
FOREIGN = {**ORDER, "id": "AT10009", "customer_id": "C0002"}
VOUCHER = {
    "customer_id": "C0001",
    "value_cents": 2000,
    "left_cents": 750,
    "currency": "GBP",
    "valid_until": "2026-06-08T23:59:59+02:00",
    "used": False,
}
# Mishaps that end with the patience of whoever asks.
SLOW = ("slow", "drip")
CUSTOMER = {"id": "C0001", "name": "Ada Example", "email": "C0001@example.com"}


@dataclass
class Shop:
    """What the server keeps and how it misbehaves.

    Attributes
    ----------
    mishaps
        One for each request to come, then none: a status, or "slow", "cut", "drip", "garbage", "huge",
        "redirect".
    done
        Idempotency keys of changes that were carried out, in order.
    lose_answers
        Carry that many of the next changes out, then cut the connection.
    orders
        What it says are C0001's.
    voucher
        What it says of GS-4K7P.
    """

    url: str = ""
    mishaps: list[int | str] = field(default_factory=list)
    requests: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    lose_answers: int = 0
    orders: list[dict[str, Any]] = field(default_factory=lambda: [OLDER, ORDER, FOREIGN])
    voucher: dict[str, Any] = field(default_factory=lambda: VOUCHER)

    def answer(self, method: str, path: str, key: str) -> tuple[int, Any]:
        """Return status and body of a healthy shop."""
        if method == "GET":
            known: dict[str, Any] = {
                "/orders/AT10001": ORDER,
                "/customers/C0001": CUSTOMER,
                "/customers/C0001/orders": {"orders": self.orders},
                "/customers/C0001/vouchers/GS-4K7P": self.voucher,
            }
            return (200, known[path]) if path in known else (404, {"error": "unknown"})
        if path == "/orders/AT10001/refund":
            return 409, {"error": "not_possible"}
        if path == "/orders":
            return 409, {"error": "out_of_stock"}
        if key not in self.done:
            self.done.append(key)
        return 200, {**ORDER, "status": "cancelled", "refunded_cents": 1000}


@contextmanager
def running_shop() -> Iterator[Shop]:
    """Run the server for the length of a test."""
    shop = Shop()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._serve("GET")

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("content-length") or 0))
            self._serve("POST")

        def log_message(self, *_: Any) -> None:
            pass

        def _serve(self, method: str) -> None:
            shop.requests.append((method, self.path, {k.lower(): v for k, v in self.headers.items()}))
            mishap = shop.mishaps.pop(0) if shop.mishaps else None
            if mishap == "slow":
                time.sleep(1)
            if mishap is None or mishap == "slow":
                self._well(method)
            elif isinstance(mishap, int):
                self._send(mishap, b'{"error": "mishap"}')
            else:
                mishaps = {
                    "cut": self._cut,
                    "drip": self._drip,
                    "garbage": lambda: self._send(200, b"<html>"),
                    "huge": lambda: self._send(200, b'"' + b"x" * 3_000_000 + b'"'),
                    "redirect": lambda: self._send(302, b"", location="http://127.0.0.1:9/elsewhere"),
                }
                mishaps[mishap]()

        def _well(self, method: str) -> None:
            status, body = shop.answer(method, self.path, self.headers.get("Idempotency-Key") or "")
            if shop.lose_answers and method == "POST":
                shop.lose_answers -= 1
                self._cut()
            else:
                self._send(status, json.dumps(body).encode())

        def _send(self, status: int, body: bytes, location: str = "") -> None:
            self.send_response(status)
            if location:
                self.send_header("Location", location)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def _cut(self) -> None:
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)

        def _drip(self) -> None:
            self.send_response(200)
            self.send_header("Content-Length", "100")
            self.end_headers()
            for _ in range(20):
                self.wfile.write(b" ")
                time.sleep(0.1)

        def handle(self) -> None:
            with contextlib.suppress(OSError):  # the connection was cut, or the client did not wait
                super().handle()

    with serving(Handler) as shop.url:
        yield shop
