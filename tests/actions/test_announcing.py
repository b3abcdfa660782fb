"""The webhook: signed, repeated when it fails, and never in anybody's way; against a real server."""

import http.server
import json
import logging
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from actions.announcing import SIGNATURE, Webhook, signature, webhook_secret
from store import Handover
from tests.actions.fakes import NOW

HANDOVER = Handover("h1", "talk", "C0001", "asked", {"case": "late:AT10001"}, NOW)


class Shop(http.server.ThreadingHTTPServer):
    """Answers with the given statuses, then with 200."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.statuses: list[int] = []
        self.got: list[tuple[str, bytes]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/handovers"


class Handler(http.server.BaseHTTPRequestHandler):
    server: Shop

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.got.append((self.headers[SIGNATURE], body))
        self.send_response(self.server.statuses.pop(0) if self.server.statuses else 200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def shop() -> Iterator[Shop]:
    server = Shop()
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


pytestmark = pytest.mark.usefixtures("no_waiting")


def webhook(url: str) -> Webhook:
    return Webhook(url, lambda: "secret", timeout_s=2, later=lambda work: work(), clock=lambda: 1000.0)


def test_the_shop_learns_who_waits_and_not_what_they_said(shop: Shop) -> None:
    webhook(shop.url).announce(HANDOVER)
    ((_, body),) = shop.got
    assert json.loads(body) == {
        "event": "handover.opened",
        "id": "h1",
        "reason": "asked",
        "customer": "C0001",
        "conversation": "talk",
        "at": NOW.isoformat(),
    }


def test_the_body_is_signed_with_its_time(shop: Shop) -> None:
    webhook(shop.url).announce(HANDOVER)
    ((signed, body),) = shop.got
    assert signed == f"t=1000,v1={signature('secret', '1000', body)}"
    assert signature("secret", "1000", body) != signature("secret", "1001", body)


@pytest.mark.parametrize(("statuses", "calls"), [([500], 2), ([503, 429], 3), ([500] * 9, 4), ([404], 1)])
def test_what_may_pass_is_tried_again(shop: Shop, statuses: list[int], calls: int) -> None:
    shop.statuses = list(statuses)
    webhook(shop.url).announce(HANDOVER)
    assert len(shop.got) == calls


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/", "http://[broken"])
def test_a_shop_that_does_not_answer_is_logged_and_nothing_else(
    url: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        webhook(url).announce(HANDOVER)
    assert "handover.unannounced handover=h1" in caplog.text


def test_the_webhooks_secret_is_not_the_shops(tmp_path: Path) -> None:
    path = tmp_path / "secret"
    path.write_text("the shop's own secret\n")
    assert len(webhook_secret(path)) == 64
    assert webhook_secret(path) != "the shop's own secret"
