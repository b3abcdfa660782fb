"""Turns what came through the door into what Rasa may see: cleaned, masked, capped, never a forged command.

Pure: no clock, no network, no Rasa.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Sequence, Tuple

from bot.channels.cleaning import clean
from bot.channels.limits import Limits
from bot.channels.masking import DEFAULT_REGIONS, mask_and_cut
from bot.channels.payloads import as_words, payload


@dataclass(frozen=True)
class Admitted:
    """A message fit for Rasa; empty text means there was nothing to say."""

    text: str
    masked: Tuple[str, ...] = ()
    truncated: bool = False
    is_payload: bool = False


def admit(raw: str, *, limits: Limits, regions: Sequence[str] = DEFAULT_REGIONS) -> Admitted:
    """Return the message as Rasa may see it.

    Parameters
    ----------
    raw
        Anything a client sent, of any length.
    """
    command = payload(raw) if raw.startswith("/") else None
    if command is not None:
        return Admitted(command, is_payload=True)
    # Cleaning shortens a text; a few lengths of the cap are enough to fill it, whatever is dropped.
    text = as_words(clean(raw[: limits.max_chars * 4]))
    kept = mask_and_cut(text, limits.max_chars, regions=regions)
    return Admitted(
        kept.text.strip(), tuple(sorted(kept.kinds)), truncated=kept.cut or len(raw) > limits.max_chars * 4
    )
