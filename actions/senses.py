"""Senses: one reading of one message within a deadline, or None.

Slow or missing models cost the customer nothing: the caller goes on as neutral.
"""

import logging
from collections.abc import Callable, Sequence
from typing import Protocol

from emotion import Context, MicroBatcher, Reading

log = logging.getLogger(__name__)


class ReadsFeelings(Protocol):
    """What we need of `emotion.Reader`."""

    @property
    def version(self) -> str:
        """Return the model's version."""

    def read_many(
        self, texts: Sequence[str], *, contexts: Sequence[Context | None] | None = None
    ) -> list[Reading]:
        """Return what each message shows, in the light of what went before it."""


class Senses:
    """Reads messages with whatever model is in place, those that arrive together in one batch.

    Parameters
    ----------
    reader
        Gives the present reader, None while there is none.
    deadline_s
        After that the message counts as unread; the slow reading is left to finish by itself.
    """

    def __init__(self, reader: Callable[[], ReadsFeelings | None], deadline_s: float) -> None:
        self._reader, self._deadline_s = reader, deadline_s
        self._batcher = MicroBatcher(reader)

    @property
    def version(self) -> str | None:
        """The model's version, None while there is no model."""
        reader = self._reader()
        return reader.version if reader is not None else None

    def read(self, text: str, turn_id: str, context: Context | None = None) -> Reading | None:
        """Return the reading of `text`, or None (logged) without a model, after the deadline, on failure."""
        if self._reader() is None:
            log.warning("emotion.no_model turn=%s", turn_id)
            return None
        try:
            return self._batcher.read(text, context=context, timeout_s=self._deadline_s)
        except TimeoutError:
            log.warning("emotion.too_slow turn=%s deadline_ms=%d", turn_id, self._deadline_s * 1000)
        except Exception as problem:  # native code raises bare exceptions; none may end the turn
            log.warning("emotion.failed turn=%s error=%s", turn_id, type(problem).__name__)
        return None
