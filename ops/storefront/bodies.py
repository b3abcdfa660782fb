"""Reads whom a visitor wants to talk as from the body of a request, and refuses what is not one."""

import json

from starlette.requests import Request

MAX_BODY_BYTES = 1_000


class BadRequest(Exception):
    """The request is not one the page understands."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


async def wanted_customer(request: Request) -> str | None:
    """Return the customer asked for, None for a guest.

    Raises
    ------
    BadRequest
        If the body is not a small JSON object with a text or null in "customer".
    """
    # A form on another site can send any body but this type.
    if request.headers.get("content-type", "").split(";")[0] != "application/json":
        raise BadRequest(415, "Send JSON.")
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BODY_BYTES:
            raise BadRequest(413, f"Send at most {MAX_BODY_BYTES} bytes.")
    try:
        asked = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BadRequest(400, "Send a JSON object.") from error
    customer = asked.get("customer") if isinstance(asked, dict) else 0
    if customer is None or isinstance(customer, str):
        return customer
    raise BadRequest(400, 'Send {"customer": ID} or {"customer": null}.')
