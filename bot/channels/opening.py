"""What every door begins with: its routes, the conversations behind it, the guard before them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, Sequence

from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.conversations import Conversations
from bot.channels.guard import Guard, OnNewMessage
from bot.channels.help_line import read_help_line
from bot.channels.limits import Limits


@dataclass(frozen=True)
class Door:
    """One channel's routes with what stands behind them."""

    routes: Blueprint
    conversations: Conversations
    guard: Guard


def open_door(
    name: str, on_new_message: OnNewMessage, *, limits: Limits, regions: Sequence[str], secret: str
) -> Door:
    """Return a door with a health route; the channel adds its own.

    Parameters
    ----------
    name
        Of the blueprint, unique within the server.
    """
    routes = Blueprint(name)
    app: Dict[str, Any] = {}
    conversations = Conversations(lambda: getattr(app["running"].ctx, "agent", None))

    @routes.on_request
    async def remember_app(request: Request) -> None:
        app["running"] = request.app

    @routes.get("/")
    async def health(_: Request) -> HTTPResponse:
        return response.json({"status": "ok"})

    guard = Guard(
        on_new_message,
        conversations,
        limits=limits,
        regions=regions,
        secret=secret,
        help_line=read_help_line(),
    )
    return Door(routes, conversations, guard)
