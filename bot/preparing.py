"""Everything of Rasa's own that is done in a quicker way here, in one place; each says why in its module."""

from __future__ import annotations

from bot.ahead import prepare_ahead
from bot.answers import prepare_check
from bot.calls import prepare_calls
from bot.event_kinds import prepare_events
from bot.graph import prepare_graph
from bot.saving import prepare_saving


def prepare_rasa() -> None:
    """Make Rasa quicker; a door does so when it is built, which is before the first message."""
    prepare_check()
    prepare_calls()
    prepare_events()
    prepare_graph()
    prepare_saving()
    prepare_ahead()
