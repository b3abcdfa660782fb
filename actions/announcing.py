"""Announcing: tells the shop's own system of a new hand-over, by a signed webhook.

Says that somebody waits, never what they wrote. Nobody waits for the webhook, and one that fails after
its retries is logged: the hand-over stands in `./attune handover list` all the same.
"""

import hashlib
import hmac
import json
import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import httpx
import stamina

from store import Handover

log = logging.getLogger(__name__)

SIGNATURE = "X-Attune-Signature"
PURPOSE = b"attune.webhook"
ATTEMPTS = 4
_TOO_MANY = 429


class _Refused(Exception):
    """The shop's system answered with an error worth trying again."""


def _in_background(work: Callable[[], None]) -> None:
    threading.Thread(target=work, name="announce", daemon=True).start()


@dataclass(frozen=True, slots=True)
class Webhook:
    """One address to tell.

    Attributes
    ----------
    secret
        Gives what signs each body; the shop's system checks it with the same (`./attune handover secret`).
    timeout_s
        Of one attempt.
    """

    url: str
    secret: Callable[[], str]
    timeout_s: float = 5.0
    later: Callable[[Callable[[], None]], None] = _in_background
    clock: Callable[[], float] = time.time

    def announce(self, handover: Handover) -> None:
        """Tell of a hand-over, in the background."""
        body = json.dumps(
            {
                "event": "handover.opened",
                "id": handover.id,
                "reason": handover.reason,
                "customer": handover.customer_id,
                "conversation": handover.conversation_id,
                "at": handover.at.isoformat(),
            }
        ).encode()
        self.later(lambda: self._deliver(handover.id, body))

    def _deliver(self, handover_id: str, body: bytes) -> None:
        try:
            for attempt in stamina.retry_context(on=(httpx.HTTPError, _Refused), attempts=ATTEMPTS):
                with attempt:
                    self._post(body)
        except (httpx.HTTPError, _Refused, httpx.InvalidURL, OSError) as problem:
            log.error("handover.unannounced handover=%s error=%s", handover_id, type(problem).__name__)
        else:
            log.info("handover.announced handover=%s", handover_id)

    def _post(self, body: bytes) -> None:
        sent_at = str(int(self.clock()))
        headers = {
            "Content-Type": "application/json",
            SIGNATURE: f"t={sent_at},v1={signature(self.secret(), sent_at, body)}",
        }
        answer = httpx.post(self.url, content=body, headers=headers, timeout=self.timeout_s, trust_env=False)
        if answer.status_code >= httpx.codes.INTERNAL_SERVER_ERROR or answer.status_code == _TOO_MANY:
            raise _Refused(f"status {answer.status_code}")
        if answer.is_error:  # our fault or theirs, but the same next time
            log.error("handover.refused status=%d", answer.status_code)


def webhook_secret(path: Path) -> str:
    """Return the webhook's secret: made from the shop's own, so that knowing it signs no customer's token."""
    own = path.read_text(encoding="utf-8").strip()
    return hmac.new(own.encode(), PURPOSE, hashlib.sha256).hexdigest()


def signature(secret: str, sent_at: str, body: bytes) -> str:
    """Return the HMAC-SHA256 of "TIME.BODY" in hex; the time keeps an old body from being sent again."""
    return hmac.new(secret.encode(), sent_at.encode() + b"." + body, hashlib.sha256).hexdigest()
