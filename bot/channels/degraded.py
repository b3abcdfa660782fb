"""What a customer hears when a turn ended in silence: what is kept, and what to do next.

That happens when the action server or the model is down. Says nothing about the machinery.
"""

from __future__ import annotations

from typing import Any, Mapping, Optional

from bot.channels.replies import Reply
from bot.channels.words import words

_PERSON = "/talk_to_human"


def graceful_reply(text: str, *, order: Optional[str], responses: Mapping[str, Any]) -> Reply:
    """Return a reply with a next step for a turn in which nothing was said.

    Parameters
    ----------
    text
        The customer's message as Rasa saw it; "Try again" sends it once more.
    order
        The order number it named, if any.
    """
    wants_a_person = text == _PERSON
    if wants_a_person:
        said = words("utter_channel_down_person", responses)
    elif order:
        said = words("utter_channel_down_order", responses, order=order)
    else:
        said = words("utter_channel_down", responses)
    buttons = [{"title": words("utter_channel_try_again", responses), "payload": text}]
    if not wants_a_person:
        buttons.append({"title": words("utter_channel_person", responses), "payload": _PERSON})
    return {"text": said, "cards": [], "buttons": buttons}


def plain_reply(text: str) -> Reply:
    """Return a reply of nothing but a text."""
    return {"text": text, "cards": [], "buttons": []}
