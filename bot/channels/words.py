"""What the door itself says: a message is empty, too long or too soon, or nobody behind the door answers.

The words live in domain.yml (responses named below), where a shop can change them; the ones here are used
when the domain has none, because this is the code that speaks when everything else is down.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Any, Mapping, Optional

_MOST_REMEMBERED = 2_000  # conversations

FALLBACK: Mapping[str, str] = {
    "utter_channel_empty": (
        "I did not catch any words there. Tell me what you need, for example “where is my order?”, "
        "and I will look at once."
    ),
    "utter_channel_too_long": (
        "Your message was longer than {limit} characters, so I read only the first part. "
        "Anything that matters and came later, please send in a second message."
    ),
    "utter_channel_too_fast": (
        "That was a lot at once. I have not lost you: give me {seconds} seconds, then send it again."
    ),
    "utter_channel_down": (
        "I am sorry, I cannot reach our shop's systems at this moment. Your message is kept. "
        "Please try again in a minute, or ask for a person and we will take it from here."
    ),
    "utter_channel_down_order": (
        "I am sorry, I cannot reach our order system at this moment. I have noted that this is about order "
        "{order}, so nothing is lost. Please try again in a minute, or ask for a person."
    ),
    "utter_channel_down_person": (
        "I want to bring you to a person, but I cannot reach our systems at this moment. Your wish is kept "
        "in this conversation. Please press “Try again” in a minute."
    ),
    "utter_channel_help_line": (
        "Thank you for telling me. What you feel matters more than anything here. {help_line} "
        "I cannot reach our team at this moment, so please don't wait for us."
    ),
    "utter_channel_slow": (
        "This is taking longer than it should, and I am still working on it. "
        "Please ask again in a minute; your message is kept."
    ),
    "utter_channel_waiting": "Your message is with our team. A person will answer you here.",
    "utter_channel_person_here": "{name} from our team is with you now and has read everything.",
    "utter_channel_given_back": "This is the assistant again. Is there anything else I can do for you?",
    "utter_channel_try_again": "Try again",
    "utter_channel_person": "Talk to a person",
}


class Turns:
    """Counts what the door said to each, so that nobody hears the same sentence twice running."""

    def __init__(self) -> None:
        self._counts: OrderedDict[str, int] = OrderedDict()

    def next(self, conversation: str) -> int:
        """Return the number of the sentence that is said now; the longest silent are forgotten."""
        count = self._counts.pop(conversation, -1) + 1
        self._counts[conversation] = count
        if len(self._counts) > _MOST_REMEMBERED:
            self._counts.popitem(last=False)
        return count


def words(name: str, responses: Optional[Mapping[str, Any]] = None, *, turn: int = 0, **facts: object) -> str:
    """Return one of the door's sentences, in the shop's own words where domain.yml has them.

    Parameters
    ----------
    turn
        From `Turns.next`: the variants come one after the other.
    """
    variants = [one["text"] for one in (responses or {}).get(name) or () if isinstance(one.get("text"), str)]
    text = variants[turn % len(variants)] if variants else FALLBACK[name]
    for (
        fact,
        value,
    ) in facts.items():  # not str.format: a stray brace must not fail a turn
        text = text.replace("{" + fact + "}", str(value))
    return text
