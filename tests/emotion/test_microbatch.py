"""Micro-batching, with readers that can be held back."""

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from time import monotonic

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from emotion import Context, Emotion, MicroBatcher, ModelUnavailable, Reading, TooManyWaiting


class HeldReader:
    """Says in `model` which text a reading is of; waits at `gate`, fails on what is in `bad`."""

    def __init__(self, bad: Sequence[str] = ()) -> None:
        self.batches: list[list[str]] = []
        self.contexts: list[Sequence[Context | None] | None] = []
        self.bad = bad
        self.busy = threading.Event()
        self.gate = threading.Event()
        self.gate.set()

    def read_many(
        self, texts: Sequence[str], *, contexts: Sequence[Context | None] | None = None
    ) -> list[Reading]:
        self.batches.append(list(texts))
        self.contexts.append(contexts)
        self.busy.set()
        assert self.gate.wait(10)
        if set(texts) & set(self.bad):
            raise ValueError("cannot read this")
        return [Reading(Emotion.NEUTRAL, 1.0, 0.0, {}, text) for text in texts]


Made = Callable[..., MicroBatcher]


@pytest.fixture
def made() -> Iterator[Made]:
    """Makes batchers and ends their threads."""
    every: list[MicroBatcher] = []

    def make(reader: HeldReader | None, **limits: int) -> MicroBatcher:
        every.append(MicroBatcher(lambda: reader, **limits))
        return every[-1]

    yield make
    for one in every:
        one.close()


def held_back(reader: HeldReader, batcher: MicroBatcher) -> None:
    """Keep the batcher busy with one message until the gate opens."""
    reader.gate.clear()
    batcher.submit("first")
    assert reader.busy.wait(10)


def test_a_message_alone_is_read_alone_and_at_once(made: Made) -> None:
    reader = HeldReader()
    assert made(reader).read("hello", timeout_s=10).model == "hello"
    assert reader.batches == [["hello"]]


def test_what_arrives_meanwhile_is_read_together(made: Made) -> None:
    reader = HeldReader()
    batcher = made(reader)
    held_back(reader, batcher)
    answers = [batcher.submit(text) for text in "abc"]
    reader.gate.set()
    assert [answer.result(10).model for answer in answers] == ["a", "b", "c"]
    assert reader.batches == [["first"], ["a", "b", "c"]]


def test_a_batch_is_no_larger_than_allowed(made: Made) -> None:
    reader = HeldReader()
    batcher = made(reader, most_at_once=2)
    held_back(reader, batcher)
    answers = [batcher.submit(text) for text in "abc"]
    reader.gate.set()
    assert answers[-1].result(10).model == "c"
    assert reader.batches == [["first"], ["a", "b"], ["c"]]


def test_beyond_the_queue_messages_are_refused_at_once(made: Made) -> None:
    reader = HeldReader()
    batcher = made(reader, most_waiting=2)
    held_back(reader, batcher)
    batcher.submit("a")
    batcher.submit("b")
    with pytest.raises(TooManyWaiting, match="2 messages"):
        batcher.submit("c")
    reader.gate.set()


def test_a_message_that_waited_too_long_is_never_read(made: Made) -> None:
    reader = HeldReader()
    batcher = made(reader)
    held_back(reader, batcher)
    start = monotonic()
    with pytest.raises(TimeoutError):
        batcher.read("late", timeout_s=0.02)
    assert monotonic() - start < 5
    after = batcher.submit("after")
    reader.gate.set()
    assert after.result(10).model == "after"
    assert reader.batches == [["first"], ["after"]]


def test_a_failure_reaches_only_the_one_it_belongs_to(made: Made) -> None:
    reader = HeldReader(bad=["b"])
    batcher = made(reader)
    held_back(reader, batcher)
    answers = {text: batcher.submit(text) for text in "abc"}
    reader.gate.set()
    assert (answers["a"].result(10).model, answers["c"].result(10).model) == ("a", "c")
    with pytest.raises(ValueError, match="cannot read"):
        answers["b"].result(10)


def test_after_a_failure_the_next_message_is_read(made: Made) -> None:
    batcher = made(HeldReader(bad=["bad"]))
    with pytest.raises(ValueError, match="cannot read"):
        batcher.read("bad", timeout_s=10)
    assert batcher.read("good", timeout_s=10).model == "good"


def test_without_a_model_every_message_is_told_so(made: Made) -> None:
    with pytest.raises(ModelUnavailable):
        made(None).read("hello", timeout_s=10)


def test_each_message_keeps_its_own_context(made: Made) -> None:
    reader = HeldReader()
    batcher = made(reader)
    held_back(reader, batcher)
    batcher.submit("a")
    last = batcher.submit("b", context=Context(("before",)))
    reader.gate.set()
    last.result(10)
    assert reader.contexts == [None, [None, Context(("before",))]]


def test_closed_by_many_at_once_it_still_reads_what_comes_later(made: Made) -> None:
    batcher = made(HeldReader())
    for _ in range(5):
        batcher.read("before", timeout_s=10)
        with ThreadPoolExecutor(8) as threads:
            list(threads.map(lambda _: batcher.close(), range(8)))
        assert batcher.read("after", timeout_s=10).model == "after"


def test_a_message_that_comes_while_it_closes_is_read(made: Made) -> None:
    reader = HeldReader()
    batcher = made(reader)
    held_back(reader, batcher)
    with ThreadPoolExecutor(2) as threads:
        closing = threads.submit(batcher.close)
        late = threads.submit(batcher.read, "late", timeout_s=10)
        reader.gate.set()
        closing.result(10)
        assert late.result(10).model == "late"


class EndsTheThread(HeldReader):
    """Ends the thread that reads, as no model should."""

    def read_many(
        self, texts: Sequence[str], *, contexts: Sequence[Context | None] | None = None
    ) -> list[Reading]:
        if "fatal" in texts:
            raise SystemExit
        return super().read_many(texts, contexts=contexts)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_thread_that_was_ended_is_followed_by_another(made: Made) -> None:
    batcher = made(EndsTheThread())
    with pytest.raises(TimeoutError):
        batcher.read("fatal", timeout_s=0.1)
    assert batcher.read("next", timeout_s=10).model == "next"


@settings(max_examples=25, deadline=None)
@given(
    askers=some.lists(some.lists(some.text("xyz", max_size=3), max_size=6), min_size=1, max_size=8),
    bad=some.sampled_from(["x", "zz", "none"]),
    most_at_once=some.integers(1, 5),
)
def test_whoever_asks_when_gets_the_reading_of_their_own_text(
    askers: list[list[str]], bad: str, most_at_once: int
) -> None:
    reader = HeldReader(bad=[bad])
    batcher = MicroBatcher(lambda: reader, most_at_once=most_at_once)

    def ask(texts: list[str]) -> list[str]:
        return [_said(batcher, text) for text in texts]

    with ThreadPoolExecutor(len(askers)) as threads:
        heard = list(threads.map(ask, askers))
    batcher.close()
    assert heard == [["failed" if text == bad else text for text in texts] for texts in askers]
    assert max(map(len, reader.batches), default=0) <= most_at_once


def _said(batcher: MicroBatcher, text: str) -> str:
    try:
        return batcher.read(text, timeout_s=10).model
    except ValueError:
        return "failed"
