"""Reading ahead: a message's words are read while Rasa still works out what they mean.

Only begins what sensing would do anyway, and only where that is allowed. Whatever fails here is done, or
told, when the action is called.
"""

import logging
from typing import Any

from rasa_sdk import Tracker

from actions.house import House
from actions.scene import read_message
from actions.senses import context_of

log = logging.getLogger(__name__)


def read_ahead(house: House, call: dict[str, Any]) -> None:
    """Begin reading the message of a call; never raises."""
    try:
        message = read_message(Tracker.from_dict(call["tracker"]))
        if message.is_payload or not message.text.strip():
            return
        known = house.known(message)
        house.at_hand.keep(message.turn_id, known)
        if house.store.privacy.mood_allowed(message.customer_id, message.conversation_id):
            house.senses.begin(message.text, context_of(message.text, known.recent, message.answered))
    except Exception as problem:  # the turn itself is still to come
        log.warning("ahead.failed error=%s", type(problem).__name__)
