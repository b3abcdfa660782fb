"""The headers that keep the page to itself: nothing inline, nothing from elsewhere, in nobody's frame."""

from collections.abc import Mapping

from starlette.types import ASGIApp, Message, Receive, Scope, Send


def page_headers(chat_origin: str) -> dict[str, str]:
    """Return the headers of every answer.

    Parameters
    ----------
    chat_origin
        Where the widget sends messages to, the only other place the page may talk to.
    """
    policy = {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self'",
        "connect-src": f"'self' {chat_origin}",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }
    return {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    }


class SecurityHeaders:
    """ASGI middleware that adds headers to every answer that has not set them itself."""

    def __init__(self, app: ASGIApp, headers: Mapping[str, str]) -> None:
        self._app = app
        self._headers = [(name.lower().encode(), value.encode()) for name, value in headers.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and complete the headers of its answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def complete(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = {name for name, _ in message["headers"]}
                extra = [(name, value) for name, value in self._headers if name not in given]
                message["headers"] = [*message["headers"], *extra]
            await send(message)

        await self._app(scope, receive, complete)
