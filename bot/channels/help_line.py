"""Whom to call, for somebody who speaks of harming themselves while nothing behind the door answers.

The same words and the same number as in care.yml, read when the door opens. With the action server up it is
the actions that answer; this refuses to judge anything else.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Optional, Pattern

import structlog
import yaml

NO_WORDS: Pattern[str] = re.compile(r"(?!)")
log = structlog.get_logger()


@dataclass(frozen=True)
class HelpLine:
    """The text with the numbers, and the words that call for it."""

    text: str = ""
    words: Pattern[str] = NO_WORDS

    def due(self, said: str) -> Optional[str]:
        """Return the text if these words call for it."""
        return self.text or None if self.words.search(_plain(said)) else None


NO_HELP_LINE = HelpLine()


def read_help_line(care_table: Optional[Path] = None) -> HelpLine:
    """Return what care.yml says; nothing, and a line in the log, where it cannot be read."""
    path = care_table or Path(os.environ.get("ATTUNE_CARE", "care.yml"))
    try:
        hand_over = yaml.safe_load(path.read_bytes())["hand_over"]
        return _help_line(hand_over["help_line"], hand_over["words"]["self_harm"])
    except (OSError, yaml.YAMLError, KeyError, TypeError) as error:
        log.error("channel.no_help_line", error=type(error).__name__)
        return NO_HELP_LINE


def _help_line(text: Any, phrases: Any) -> HelpLine:
    found = "|".join(re.escape(_plain(str(phrase))) for phrase in phrases)
    words = re.compile(rf"\b(?:{found})\b", re.IGNORECASE) if found else NO_WORDS
    return HelpLine(str(text).strip(), words)


def _plain(text: str) -> str:
    return " ".join(text.replace("\u2019", "'").split())
