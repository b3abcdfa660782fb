"""What is left of an e-mail address at the door: a keyed digest by which it can be compared, never read.

A guest shows that an order is theirs by the address it was ordered with. The address itself is masked; the
action server makes the same digest of the address it knows and compares. The conversation is part of it, so
two conversations of one person cannot be linked by it.
"""

from __future__ import annotations

import hashlib
import hmac
from typing import Optional

from bot.channels.masking_reach import email_spans

_FOR = b"attune.email"  # the same secret signs tokens: a digest must never pass for one


def email_proof(text: str, conversation: str, secret: str) -> Optional[str]:
    """Return the digest of the last e-mail address in the text, None when there is none.

    The last one: who corrects a slip writes the right one after it.
    """
    spans = list(email_spans(text))
    if not spans:
        return None
    start, end, _ = spans[-1]
    return digest(text[start:end], conversation, secret)


def digest(address: str, conversation: str, secret: str) -> str:
    """Return the digest of one address; capitals and stray stops around it do not matter."""
    plain = address.strip().strip(".").casefold()
    key = hmac.new(secret.encode(), _FOR, hashlib.sha256).digest()
    return hmac.new(key, f"{conversation}\n{plain}".encode(), hashlib.sha256).hexdigest()
