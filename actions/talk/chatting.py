"""Chatting: a word back to small talk, by what it is about: us, or themselves. Sells nothing."""

import re
from typing import Final

from actions.work import Work

_OF_US: Final = re.compile(
    r"\b(?:who|what|how|where|when|why|which|do|did|does|are|is|can|could|have|will|would)\b.{0,25}"
    r"\b(?:you|your|yours|u|ur)\b|\bhow'?s (?:it going|your|life)\b|\bwhat'?s (?:up|going on)\b"
    r"|\bmarr(?:y|ied)\b",
    re.IGNORECASE,
)


def chat_words(work: Work) -> str:
    """Return a sentence back."""
    family = "utter_chitchat_of_us" if _OF_US.search(work.message.text) else "utter_chitchat"
    return work.voice.say(family)
