"""Reads a request's body within a limit and checks its shape before anything else looks at it."""

from __future__ import annotations

import json
import re
from typing import Any, Dict, Optional

from sanic.request import Request

_MESSAGE_ID = re.compile(r"[A-Za-z0-9_.:-]{1,64}")


class BadRequest(Exception):
    """The request cannot be understood; `status` and the message say why."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code


async def read_object(request: Request, *, max_bytes: int) -> Dict[str, Any]:
    """Return the JSON object in the body of a streamed request.

    Raises
    ------
    BadRequest
        If the body is larger than allowed or not a JSON object in UTF-8.
    """
    body = b""
    while (chunk := await request.stream.read()) is not None:
        body += chunk
        if len(body) > max_bytes:
            raise BadRequest(413, "too_large", f"A message may have at most {max_bytes:,} bytes.")
    try:
        found = json.loads(body.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise BadRequest(400, "not_json", "The body must be a JSON object.") from error
    if not isinstance(found, dict):
        raise BadRequest(400, "not_json", "The body must be a JSON object.")
    return found


def text_field(body: Dict[str, Any], name: str) -> str:
    """Return a text of the body; absent is as good as empty.

    Raises
    ------
    BadRequest
        If it is there and not a text.
    """
    value = body.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadRequest(400, "bad_field", f"“{name}” must be a text.")
    return value


def message_id_field(body: Dict[str, Any]) -> Optional[str]:
    """Return the client's id of the message, if it gave one.

    Raises
    ------
    BadRequest
        If it is not 1 to 64 letters, digits or _ . : -
    """
    value = body.get("message_id")
    if value is None:
        return None
    if not isinstance(value, str) or not _MESSAGE_ID.fullmatch(value):
        raise BadRequest(400, "bad_field", "“message_id” must be 1 to 64 letters, digits or _ . : -")
    return value
