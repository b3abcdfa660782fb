"""Digests of e-mail addresses, made exactly as the channels make them (bot/channels/proof.py).

The channel masks what a guest typed and passes a digest; here the address the shop knows is digested in the
same way. The two processes share no code, so tests/contract holds both to the same answers.
"""

import hashlib
import hmac
import logging
from pathlib import Path

log = logging.getLogger(__name__)

_FOR = b"attune.email"


class Proofs:
    """Makes digests with the secret in a file, which the channels or the launcher make."""

    def __init__(self, secret_file: Path) -> None:
        self._secret_file = secret_file

    def of(self, address: str, conversation_id: str) -> str | None:
        """Return the digest; None while there is no secret, and then nobody's address is right."""
        try:
            secret = self._secret_file.read_text(encoding="utf-8").strip()
        except OSError as problem:
            log.warning("secret.unreadable error=%s", type(problem).__name__)
            return None
        return digest(address, conversation_id, secret)


def digest(address: str, conversation_id: str, secret: str) -> str:
    """Return the digest of one address in one conversation, 64 hexadecimal digits."""
    plain = address.strip().strip(".").casefold()
    key = hmac.new(secret.encode(), _FOR, hashlib.sha256).digest()
    return hmac.new(key, f"{conversation_id}\n{plain}".encode(), hashlib.sha256).hexdigest()
