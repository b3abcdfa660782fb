"""Logged turns as a person picks one to correct, and as JSON."""

import json
from typing import Final

from ops.emotion.printable import printable
from store import Turn

HEADER: Final = f"{'id':<32}  {'emotion':<28} {'sure':>4}  text"
_SHOWN = 70  # characters of a text in a row


def as_row(turn: Turn, label: str | None) -> str:
    """Return a turn as a line below `HEADER`; `label` is what somebody corrected it to."""
    said = f"{turn.emotion} → {label}" if label else turn.emotion
    return f"{turn.id:<32}  {said:<28} {turn.confidence:>4.2f}  {printable(turn.text, most=_SHOWN)}".rstrip()


def as_line(turn: Turn, label: str | None) -> str:
    """Return a turn as one line of JSON."""
    return json.dumps(
        {
            "id": turn.id,
            "at": turn.at.isoformat(),
            "text": turn.text,
            "emotion": turn.emotion,
            "confidence": round(turn.confidence, 6),
            "model": turn.model,
            "corrected": label,
        }
    )
