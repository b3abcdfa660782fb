"""The answers of the page: the shop, its pictures, and the start of a conversation."""

from pathlib import Path

import jinja2
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response

from ops.demo_shop.pictures import draw
from ops.storefront.bodies import BadRequest, wanted_customer
from ops.storefront.sessions import Sessions, Turnstile, UnknownCustomer
from ops.storefront.shelf import Shelf

HERE = Path(__file__).parent
DIGITS = 4  # of a page number
# An SVG opened by itself is a document of its own; it may colour itself and nothing else.
PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


class Pages:
    """Handlers of the routes.

    Parameters
    ----------
    chat_origin
        Where the widget sends messages to.
    demo
        Whether the page offers to be any customer.
    """

    def __init__(
        self, shelf: Shelf, sessions: Sessions, turnstile: Turnstile, *, chat_origin: str, demo: bool
    ) -> None:
        self._shelf = shelf
        self._sessions = sessions
        self._turnstile = turnstile
        self._chat_origin = chat_origin
        self._demo = demo
        templates = jinja2.FileSystemLoader(HERE / "templates")
        self._templates = jinja2.Environment(loader=templates, autoescape=True, trim_blocks=True)

    def shop(self, request: Request) -> Response:
        """Show the shop, or what a search or category leaves of it."""
        if request.url.hostname == "localhost":
            # The chat lets in one origin only, and "localhost" would be another.
            return RedirectResponse(str(request.url.replace(hostname="127.0.0.1")))
        query = request.query_params.get("q", "").strip()
        category = request.query_params.get("category", "")
        text = self._templates.get_template("shop.html").render(
            page=self._shelf.page(query=query, category=category, number=_number(request)),
            categories=self._shelf.categories(),
            people=self._shelf.people() if self._demo else [],
            query=query[:80],
            category=category[:80],
            chat_origin=self._chat_origin,
            demo=self._demo,
        )
        return HTMLResponse(text, headers={"Cache-Control": "no-store"})

    def picture(self, request: Request) -> Response:
        """Draw a product."""
        product = self._shelf.product(request.path_params["product_id"])
        if product is None:
            return PlainTextResponse("No such picture.", status_code=404)
        headers = {"Cache-Control": "public, max-age=86400", "Content-Security-Policy": PICTURE_POLICY}
        return Response(draw(product), media_type="image/svg+xml", headers=headers)

    async def session(self, request: Request) -> Response:
        """Start a conversation and return its token."""
        if not self._turnstile.admits(request.client.host if request.client else ""):
            return _refusal(429, "Too many new chats from here. Please wait a minute.")
        try:
            token = self._sessions.start(await wanted_customer(request))
        except BadRequest as error:
            return _refusal(error.status, str(error))
        except UnknownCustomer as error:
            return _refusal(404, str(error))
        return JSONResponse({"token": token}, headers={"Cache-Control": "no-store"})

    def health(self, _: Request) -> Response:
        """Say that the page is up and can read the store."""
        self._shelf.product("")
        return JSONResponse({"status": "ok"})


def _number(request: Request) -> int:
    asked = request.query_params.get("page", "1")[:DIGITS]
    return max(1, int(asked)) if asked.isascii() and asked.isdigit() else 1


def _refusal(status: int, message: str) -> JSONResponse:
    return JSONResponse({"message": message}, status_code=status)
