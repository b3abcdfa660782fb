"""Puts the page together. The one place here that knows every part."""

import time
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from ops.storefront.pages import HERE, Pages
from ops.storefront.security import SecurityHeaders, page_headers
from ops.storefront.sessions import Sessions, Turnstile
from ops.storefront.shelf import Shelf
from store import Store

# The widget belongs to bot/, whose code this environment cannot import; its files are served as they are.
WIDGET = Path(__file__).parents[2] / "bot" / "widget"


def build_app(store: Store, *, secret: str, chat_origin: str, demo: bool) -> Starlette:
    """Return the page as an ASGI application.

    Parameters
    ----------
    chat_origin
        Scheme, host and port of the Rasa server, as the browser reaches it.
    """
    shelf = Shelf(store)
    sessions = Sessions(secret, exists=shelf.knows_customer, demo=demo)
    turnstile = Turnstile(time.monotonic)
    pages = Pages(shelf, sessions, turnstile, chat_origin=chat_origin, demo=demo)
    routes = [
        Route("/", pages.shop),
        Route("/session", pages.session, methods=["POST"]),
        Route("/pictures/{product_id}.svg", pages.picture),
        Route("/health", pages.health),
        Mount("/static", StaticFiles(directory=HERE / "static")),
        Mount("/widget", StaticFiles(directory=WIDGET)),
    ]
    headers = Middleware(SecurityHeaders, headers=page_headers(chat_origin))
    return Starlette(routes=routes, middleware=[headers])
