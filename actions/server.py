"""The HTTP door for Rasa: POST /webhook and /ahead, and GET /health for people and the launcher.

A small app of our own around the SDK's executor: the SDK's app answers errors with the request body,
which holds the conversation, and opens itself to every origin.
"""

import asyncio
import json
import logging
import sys
import zlib
from typing import Any

from rasa_sdk.interfaces import ActionNotFoundException
from sanic import Request, Sanic
from sanic.exceptions import SanicException
from sanic.response import HTTPResponse, empty
from sanic.response import json as reply

from actions.ahead import read_ahead
from actions.health import health_of
from actions.house import House
from actions.settings import Settings
from actions.turns.registry import register_actions

log = logging.getLogger(__name__)

LOOK_EVERY_S = 5.0
LARGEST_REQUEST_BYTES = 64 * 1024 * 1024


def build_app(house: House, name: str = "attune_actions") -> Sanic[Any, Any]:
    """Return the app; `name` must be unused in this process."""
    app: Sanic[Any, Any] = Sanic(name, configure_logging=False)
    app.config.REQUEST_MAX_SIZE = LARGEST_REQUEST_BYTES
    app.config.KEEP_ALIVE_TIMEOUT = 120
    app.config.GRACEFUL_SHUTDOWN_TIMEOUT = 3
    executor = register_actions(house)

    @app.after_server_start  # type: ignore[untyped-decorator]
    async def look(running: Sanic[Any, Any]) -> None:
        # Not Sanic's own tasks: of one that is cancelled as it stops, it writes a warning.
        running.ctx.looking = asyncio.create_task(keep_looking(house))

    @app.before_server_stop  # type: ignore[untyped-decorator]
    async def look_no_more(running: Sanic[Any, Any]) -> None:
        running.ctx.looking.cancel()

    @app.post("/webhook")  # type: ignore[untyped-decorator]
    async def webhook(request: Request) -> HTTPResponse:
        call = _call(request)
        if call is None:
            return reply({"error": "not a call of Rasa's"}, status=400)
        if "domain" not in call:
            # Our own Rasa leaves it out, as the words are in domain.yml. Where that cannot be read it is
            # asked for, with the SDK's own status.
            if house.words() is None:
                return reply({"error": "the domain is needed"}, status=449)
            call["domain"] = {}
        try:
            result = await executor.run(call)
        except ActionNotFoundException:
            return reply({"error": "unknown action", "action_name": call.get("next_action")}, status=404)
        return reply(result.model_dump() if result else {"events": [], "responses": []})

    @app.post("/ahead")  # type: ignore[untyped-decorator]
    async def ahead(request: Request) -> HTTPResponse:
        call = _call(request)
        if call is None:
            return reply({"error": "not a call of Rasa's"}, status=400)
        # Nobody waits for it; what it began is found when the action is called.
        asyncio.get_running_loop().run_in_executor(None, read_ahead, house, call)
        return empty()

    @app.get("/health")  # type: ignore[untyped-decorator]
    async def health(_: Request) -> HTTPResponse:
        return reply(await health_of(house))

    @app.get("/actions")  # type: ignore[untyped-decorator]
    async def actions(_: Request) -> HTTPResponse:
        return reply([{"name": name} for name in sorted(executor.actions)])

    @app.exception(Exception)  # type: ignore[untyped-decorator]
    async def failed(_: Request, problem: Exception) -> HTTPResponse:
        status = problem.status_code if isinstance(problem, SanicException) else 500
        if status >= 500:
            log.error("server.failed error=%s", type(problem).__name__)
        return reply({"error": type(problem).__name__}, status=status)

    return app


async def keep_looking(house: House, *, every_s: float = LOOK_EVERY_S) -> None:
    """Have changes of the shelf noticed while nobody asks: not even the next customer gets the old."""
    while True:
        house.shelf()
        await asyncio.sleep(every_s)


def serve(house: House, settings: Settings) -> None:
    """Serve until a signal stops it."""
    app = build_app(house)
    app.prepare(
        host=settings.host, port=settings.port, single_process=True, access_log=False, motd=False, debug=False
    )
    Sanic.serve_single(primary=app)


def quiet_logs() -> None:
    """Log our events in one line each; keep libraries to their warnings."""
    form = "%(asctime)s %(levelname)s %(name)s %(message)s"
    logging.basicConfig(level=logging.WARNING, format=form, stream=sys.stderr)
    for ours in ("actions", "recommender"):
        logging.getLogger(ours).setLevel(logging.INFO)
    # The SDK warns on every call that Rasa 3.6 is older than itself: they are pinned apart on purpose.
    logging.getLogger("rasa_sdk").setLevel(logging.ERROR)
    # "stamina.retry_scheduled" says neither what nor why; what came of the tries is logged by who made them.
    logging.getLogger("stamina").setLevel(logging.ERROR)


def _call(request: Request) -> dict[str, Any] | None:
    body = request.body
    try:
        if request.headers.get("content-encoding") == "deflate":
            body = zlib.decompress(body)
        call = json.loads(body)
    except (ValueError, zlib.error):
        return None
    complete = isinstance(call, dict) and "next_action" in call and isinstance(call.get("tracker"), dict)
    return call if complete and call["tracker"].get("sender_id") else None
