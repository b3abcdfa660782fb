"""Senses: one reading of one message within a deadline, or None.

Slow or missing models cost the customer nothing: the caller goes on as neutral.
"""

import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Protocol

from actions.care.bare import is_bare_answer
from actions.care.kinds import Outcome
from actions.care.stretches import browsing, since
from emotion import Context, MicroBatcher, Reading
from store import Turn

log = logging.getLogger(__name__)

BUTTON = "button"  # in place of a model's version, where no words were read
_EARLIER = 4  # messages that say how to take one
_MOST_BEGUN = 64

# We did not understand (which counts as a sign of behaviour), made small talk, or spoke of their wish again.
_CLOSED = frozenset({Outcome.UNCLEAR, Outcome.FAILED, Outcome.CHATTED, Outcome.SETTLED})

# Our question what a wish is for; whatever comes back answers it.
WHAT_FOR = "utter_what_for"

_Asked = tuple[str, Context | None]


def context_of(text: str, before: Sequence[Turn], answered: str) -> Context:
    """Return what went before a message; turns nobody was allowed to read stay out of it.

    So does what was said before they said that all is settled: it would make "show me something" sound angry.
    Nothing went before a bare yes or no, which answers us and says nothing of how they feel, nor before what
    they say while they look at goods, when asked what they would like to see, after their word that all is
    settled, or after words of ours that were about nothing.
    """
    last = before[-1] if before else None
    if last is not None and (last.outcome in _CLOSED or last.wording.startswith(WHAT_FOR)):
        return Context()
    if is_bare_answer(text) or browsing(before):
        return Context()
    read = [turn.text for turn in since(before, Outcome.SETTLED) if turn.model not in {"", BUTTON}]
    return Context(tuple(read[-_EARLIER:]), answered)


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
        self._lock = threading.Lock()
        self._begun: dict[_Asked, Future[Reading]] = {}

    @property
    def version(self) -> str | None:
        """The model's version, None while there is no model."""
        reader = self._reader()
        return reader.version if reader is not None else None

    def begin(self, text: str, context: Context | None = None) -> None:
        """Begin a reading that `read` will be asked for; one that never is, is dropped for a later one.

        Raises
        ------
        TooManyWaiting
            If the model has more to do than it can.
        """
        if self._reader() is None:
            return
        reading = self._batcher.submit(text, context=context)
        with self._lock:
            self._begun[text, context] = reading
            if len(self._begun) > _MOST_BEGUN:
                del self._begun[next(iter(self._begun))]

    def read(self, text: str, turn_id: str, context: Context | None = None) -> Reading | None:
        """Return the reading of `text`, or None (logged) without a model, after the deadline, on failure."""
        if self._reader() is None:
            log.warning("emotion.no_model turn=%s", turn_id)
            return None
        with self._lock:
            begun = self._begun.pop((text, context), None)
        try:
            reading = begun or self._batcher.submit(text, context=context)
            try:
                return reading.result(timeout=self._deadline_s)
            except TimeoutError:
                reading.cancel()  # one that still waits is then not read at all
                log.warning("emotion.too_slow turn=%s deadline_ms=%d", turn_id, self._deadline_s * 1000)
        except Exception as problem:  # native code raises bare exceptions; none may end the turn
            log.warning("emotion.failed turn=%s error=%s", turn_id, type(problem).__name__)
        return None
