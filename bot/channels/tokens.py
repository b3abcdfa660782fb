"""Who is talking: tokens signed by the shop's page, read at the door.

A token names one customer (or a guest) and one conversation. The page signs, this side only verifies.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Optional

from itsdangerous import BadSignature, URLSafeTimedSerializer

SALT = "attune.customer"
_CONVERSATION = re.compile(r"[0-9a-f]{32}")
_CUSTOMER = re.compile(r"[A-Za-z0-9_-]{1,64}")


class BadToken(Exception):
    """The token is missing, forged, too old or not ours."""


@dataclass(frozen=True)
class Visitor:
    """Who sends a message: a known customer or a guest, in one conversation."""

    customer: Optional[str]
    conversation: str


class TokenReader:
    """Reads the bearer tokens of one shop."""

    def __init__(self, secret: str, *, max_age_s: int) -> None:
        self._serializer = URLSafeTimedSerializer(secret, salt=SALT)
        self._max_age_s = max_age_s

    def read(self, header: Optional[str]) -> Visitor:
        """Return who the Authorization header speaks for.

        Raises
        ------
        BadToken
            If there is no valid, fresh token in it.
        """
        scheme, _, token = (header or "").partition(" ")
        if scheme.lower() != "bearer" or not token or len(token) > 1_000:
            raise BadToken("no bearer token")
        try:
            claims = self._serializer.loads(token.strip(), max_age=self._max_age_s)
        except BadSignature as error:
            raise BadToken("forged or expired token") from error
        return _visitor(claims)


def _visitor(claims: object) -> Visitor:
    customer = claims.get("customer") if isinstance(claims, dict) else None
    conversation = claims.get("conversation") if isinstance(claims, dict) else None
    if not isinstance(conversation, str) or not _CONVERSATION.fullmatch(conversation):
        raise BadToken("a token without a conversation")
    if customer is not None and not (isinstance(customer, str) and _CUSTOMER.fullmatch(customer)):
        raise BadToken("a token with a malformed customer")
    return Visitor(customer, conversation)
