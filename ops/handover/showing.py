"""How hand-overs look on a terminal: the queue, and one conversation with its brief."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from rich.console import Group
from rich.markup import escape
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from ops.handover.transcript import Line
from store import Handover

_COLOURS = {"customer": "cyan", "assistant": "dim"}


def queue(handovers: Sequence[Handover], now: datetime) -> Table:
    """Return the queue as a table, longest waiting first; what is long is broken, never cut off."""
    table = Table()
    for name in ("id", "status", "with", "waits", "reason", "customer", "mood", "case"):
        table.add_column(name, overflow="fold")
    for one in handovers:
        arc = one.brief.get("mood_arc") or [["–", 0.0]]
        table.add_row(
            one.id[:8],
            str(one.status),
            escape(one.agent) or "–",
            waited(one.at, now),
            one.reason,
            one.customer_id or "guest",
            str(arc[-1][0]),
            str(one.brief.get("case") or "–"),
        )
    return table


def conversation(handover: Handover, lines: Sequence[Line]) -> Group:
    """Return the brief and what was said, by this computer's clock; a day is named where it begins."""
    said, day = Text(), None
    for line in lines:
        at = line.at.astimezone()
        if at.date() != day:
            day = at.date()
            said.append(f"{day:%A %-d %B}\n", style="dim")
        said.append(f"{at:%H:%M} {line.who}: ", style=_COLOURS.get(line.who, "green"))
        said.append(f"{line.text}\n")
    return Group(Panel(_brief(handover), title=f"hand-over {handover.id[:8]} · {handover.status}"), said)


def as_json(handover: Handover, lines: Sequence[Line]) -> dict[str, Any]:
    """Return the same as plain values."""
    return {
        "id": handover.id,
        "status": handover.status,
        "agent": handover.agent,
        "reason": handover.reason,
        "customer": handover.customer_id,
        "conversation": handover.conversation_id,
        "at": handover.at.isoformat(),
        "brief": dict(handover.brief),
        "said": [{"at": line.at.isoformat(), "who": line.who, "text": line.text} for line in lines],
    }


def waited(since: datetime, now: datetime) -> str:
    """Return how long ago that was, in the largest whole unit."""
    minutes = max(int((now - since).total_seconds() // 60), 0)
    for size, unit in ((24 * 60, "d"), (60, "h")):
        if minutes >= size:
            return f"{minutes // size} {unit}"
    return f"{minutes} min"


def _brief(handover: Handover) -> Text:
    brief = handover.brief
    arc = " → ".join(f"{mood} {round(level, 1) or 0:+.1f}" for mood, level in brief.get("mood_arc") or [])
    tried = ", ".join(
        f"{one['action'].removeprefix('action_')} ({one['outcome']})" for one in brief.get("tried") or []
    )
    rows = {
        "why": handover.reason,
        "customer": handover.customer_id or "guest",
        "usually": brief.get("usually"),
        "case": brief.get("case"),
        "order": brief.get("order"),
        "asked last": brief.get("asked_last"),
        "mood": arc,
        "tried": tried,
        "shown": ", ".join(brief.get("shown") or []),
    }
    return Text("\n".join(f"{name:11}{value}" for name, value in rows.items() if value))
