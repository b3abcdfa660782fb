"""Micro-batching: messages that arrive while the model is busy are read together, in one batch.

Nothing waits on purpose: a message that finds the model idle is read at once and alone; what arrives
meanwhile makes the next batch. The queue is bounded. Owns threads and queueing, knows no model.
"""

import queue
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Final, Protocol

from emotion.context import Context
from emotion.errors import ModelUnavailable, TooManyWaiting
from emotion.reading import Reading

MOST_WAITING: Final = 64
MOST_AT_ONCE: Final = 16


class ReadsMany(Protocol):
    """What is needed of `emotion.Reader`."""

    def read_many(
        self, texts: Sequence[str], *, contexts: Sequence[Context | None] | None = None
    ) -> list[Reading]:
        """Return a reading for each text, in order."""


@dataclass(frozen=True, slots=True)
class _Request:
    text: str
    context: Context | None
    answer: "Future[Reading]" = field(default_factory=Future)


class MicroBatcher:
    """Reads for many threads at once with one thread of its own, started by the first message.

    Parameters
    ----------
    reader
        Gives the present reader, None while there is none; asked once a batch.
    most_waiting
        Further messages are refused: what waits behind that many would be answered too late anyway.
    most_at_once
        Messages of one batch, at most.
    """

    def __init__(
        self,
        reader: Callable[[], ReadsMany | None],
        *,
        most_waiting: int = MOST_WAITING,
        most_at_once: int = MOST_AT_ONCE,
    ) -> None:
        self._reader = reader
        self._most_at_once = most_at_once
        self._waiting: queue.Queue[_Request | None] = queue.Queue(maxsize=most_waiting)
        self._starting = threading.Lock()
        self._thread: threading.Thread | None = None

    def submit(self, text: str, *, context: Context | None = None) -> "Future[Reading]":
        """Queue one message and return where its reading will be.

        Cancel the future of a message nobody waits for any more: it is then not read at all.

        Raises
        ------
        TooManyWaiting
            If the queue is full.
        """
        request = _Request(text, context)
        try:
            self._waiting.put_nowait(request)
        except queue.Full:
            raise TooManyWaiting(
                f"{self._waiting.maxsize} messages wait already; the model is too slow for this load"
            ) from None
        self._start()
        return request.answer

    def read(self, text: str, *, context: Context | None = None, timeout_s: float) -> Reading:
        """Read one message within a deadline.

        Raises
        ------
        TooManyWaiting
            If the queue is full.
        TimeoutError
            After the deadline. A message still waiting is dropped, one being read is left to finish.
        """
        answer = self.submit(text, context=context)
        try:
            return answer.result(timeout=timeout_s)
        except TimeoutError:
            answer.cancel()
            raise

    def close(self) -> None:
        """Read what waits, then end the thread; for tests and orderly ends.

        A message that comes meanwhile is read by the next thread, which it starts.
        """
        with self._starting:
            thread, self._thread = self._thread, None
            if thread is not None and thread.is_alive():
                self._waiting.put(None)
                thread.join()

    def _start(self) -> None:
        with self._starting:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._work, name="emotion", daemon=True)
                self._thread.start()

    def _work(self) -> None:
        going_on = True
        while going_on:
            requests, going_on = self._collected()
            wanted = [request for request in requests if request.answer.set_running_or_notify_cancel()]
            if wanted:
                self._answer(wanted)

    def _collected(self) -> tuple[list[_Request], bool]:
        """Wait for one message and take whatever else is there; False with it when this is the end."""
        found = [self._waiting.get()]
        while found[-1] is not None and len(found) < self._most_at_once:
            try:
                found.append(self._waiting.get_nowait())
            except queue.Empty:
                break
        requests = [request for request in found if request is not None]
        return requests, len(requests) == len(found)

    def _answer(self, requests: list[_Request]) -> None:
        """Read them together; where that fails, one by one, so that only the culprit's asker hears of it."""
        try:
            readings = self._read(requests)
        except Exception as problem:  # whatever a model raises belongs to those who asked, not to this thread
            if len(requests) == 1:
                requests[0].answer.set_exception(problem)
                return
            for request in requests:
                self._answer([request])
        else:
            for request, reading in zip(requests, readings, strict=True):
                request.answer.set_result(reading)

    def _read(self, requests: list[_Request]) -> list[Reading]:
        reader = self._reader()
        if reader is None:
            raise ModelUnavailable("there is no emotion model; run ./attune emotion export")
        texts, contexts = [one.text for one in requests], [one.context for one in requests]
        readings = reader.read_many(texts, contexts=contexts if any(contexts) else None)
        if len(readings) != len(requests):
            raise ModelUnavailable(f"the model gave {len(readings)} readings for {len(requests)} messages")
        return readings
