"""What a customer hears when a turn ended in silence: what is kept, and what to do next.

That happens when the action server or the model is down. Says nothing about the machinery.
"""

from __future__ import annotations

from typing import Any, Mapping, Optional

from bot.channels.replies import Reply
from bot.channels.words import words

_PERSON = "/talk_to_human"


def graceful_reply(
    text: str,
    *,
    order: Optional[str],
    responses: Mapping[str, Any],
    help_line: Optional[str] = None,
    turn: int = 0,
) -> Reply:
    """Return a reply with a next step for a turn in which nothing was said.

    Parameters
    ----------
    text
        The customer's message as Rasa saw it; "Try again" sends it once more.
    order
        The order number it named, if any.
    help_line
        Whom to call, for somebody who speaks of harming themselves; then that, and no button.
    turn
        Which variant is said.
    """
    if help_line:
        return _help_reply(help_line, responses)
    wants_a_person = text == _PERSON
    if wants_a_person:
        said = words("utter_channel_down_person", responses, turn=turn)
    elif order:
        said = words("utter_channel_down_order", responses, turn=turn, order=order)
    else:
        said = words("utter_channel_down", responses, turn=turn)
    buttons = [{"title": words("utter_channel_try_again", responses), "payload": text}]
    if not wants_a_person:
        buttons.append({"title": words("utter_channel_person", responses), "payload": _PERSON})
    return {"text": said, "cards": [], "buttons": buttons}


def slow_reply(responses: Mapping[str, Any], *, help_line: Optional[str], turn: int = 0) -> Reply:
    """Return what is said while a turn takes longer than anybody should wait."""
    return (
        _help_reply(help_line, responses)
        if help_line
        else plain_reply(words("utter_channel_slow", responses, turn=turn))
    )


def _help_reply(help_line: str, responses: Mapping[str, Any]) -> Reply:
    return plain_reply(words("utter_channel_help_line", responses, help_line=help_line))


def plain_reply(text: str) -> Reply:
    """Return a reply of nothing but a text."""
    return {"text": text, "cards": [], "buttons": []}
