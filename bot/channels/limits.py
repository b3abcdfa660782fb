"""How much the door lets in: one value holding every limit of the channels."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Limits of one door; the defaults fit a chat with a person typing."""

    max_chars: int = 2_000
    max_body_bytes: int = 2 * 1024 * 1024  # 100,000 emoji, JSON-escaped, are still answered, not a 413
    history_messages: int = 100
    remembered_turns: int = 500
    burst: int = 20
    burst_window_s: float = 10.0
    paced_conversations: int = 10_000
    turn_deadline_s: float = 25.0
    token_max_age_s: int = 12 * 60 * 60
