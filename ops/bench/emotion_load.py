"""The reader on a machine that is busy, and asked by many at once.

Messages arrive now and then, as customers write: between two of them the reader sleeps. The clock starts
when a message arrives, not when the reader first gets to run: on a busy machine most of the wait lies
before that, and a clock the waiting process reads itself would leave it out. What a reading takes once it
runs is told apart. One typical message is read again and again, so that its length does not count as jitter.
"""

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from emotion import MicroBatcher, Reader

TYPICAL = "I cancelled on Monday and was still charged, can you please look into it"
BUSY_PROCESSES = 4
_ASKERS = 8
_ROUNDS = 3
_PAUSE_S = 0.02  # on average
_PATIENCE_S = 60.0


@dataclass(frozen=True, slots=True)
class _Latencies:
    """Milliseconds of each reading, shape (readings,)."""

    from_arrival_ms: NDArray[np.float64]
    once_running_ms: NDArray[np.float64]


def measure_busy(reader: Reader, *, readings: int) -> dict[str, float]:
    """Return p50 and p99 of one message, with the machine as it is and with four busy processes beside."""
    reader.read(TYPICAL)
    quiet = _latencies(reader, readings)
    with busy_processes(BUSY_PROCESSES):
        busy = _latencies(reader, readings)
    (idle, idle_late), (middle, late) = (
        np.percentile(found.from_arrival_ms, [50, 99]) for found in (quiet, busy)
    )
    running, running_late = np.percentile(busy.once_running_ms, [50, 99])
    return {
        "idle_p50_ms": round(float(idle), 3),
        "idle_p99_ms": round(float(idle_late), 3),
        "busy_p50_ms": round(float(middle), 3),
        "busy_p99_ms": round(float(late), 3),
        "p99_over_p50_busy": round(float(late / middle), 2),
        "busy_once_running_p50_ms": round(float(running), 3),
        "busy_once_running_p99_ms": round(float(running_late), 3),
        "p99_over_p50_once_running": round(float(running_late / running), 2),
        "busy_processes": BUSY_PROCESSES,
    }


@contextmanager
def busy_processes(count: int) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Keep so many processes computing."""
    code = "while True: sum(range(1000))"
    command = [sys.executable, "-c", code]
    # Sessions of their own, as other services have: the system shares its time out by session.
    running = [subprocess.Popen(command, start_new_session=True) for _ in range(count)]  # noqa: S603 our own
    try:
        time.sleep(0.5)
        yield running
    finally:
        for process in running:
            process.kill()
            process.wait()


def _latencies(reader: Reader, readings: int) -> _Latencies:
    rng = np.random.default_rng(7)
    found = np.empty((readings, 2))
    for row, pause in enumerate(rng.exponential(_PAUSE_S, size=readings)):
        arrival = time.perf_counter() + pause
        time.sleep(pause)
        begun = time.perf_counter()
        reader.read(TYPICAL)
        found[row] = np.subtract(time.perf_counter(), (arrival, begun)) * 1000.0
    return _Latencies(*found.T)


def measure_together(reader: Reader, messages: Sequence[str]) -> dict[str, float]:
    """Return messages a second of eight askers, micro-batched and each on its own turn, and the ratio.

    Also the ratio in processor time, which other programs on the machine do not blur.
    """
    one_at_a_time = threading.Lock()

    def alone(text: str) -> object:
        with one_at_a_time:
            return reader.read(text)

    batcher = MicroBatcher(lambda: reader)

    def together(text: str) -> object:
        return batcher.read(text, timeout_s=_PATIENCE_S)

    costs = np.array([[_cost(read, messages) for read in (alone, together)] for _ in range(_ROUNDS)])
    batcher.close()
    (apart, joined), (apart_cpu, joined_cpu) = np.median(costs, axis=0).T
    return {
        "concurrent_askers": _ASKERS,
        "one_at_a_time_per_s": round(float(len(messages) / apart), 1),
        "micro_batched_per_s": round(float(len(messages) / joined), 1),
        "concurrent_speedup": round(float(apart / joined), 2),
        "concurrent_cpu_speedup": round(float(apart_cpu / joined_cpu), 2),
    }


def _cost(read: Callable[[str], object], messages: Sequence[str]) -> tuple[float, float]:
    """Return seconds by the clock on the wall, and of processor time."""
    start, used = time.perf_counter(), time.process_time()
    with ThreadPoolExecutor(_ASKERS) as threads:
        list(threads.map(read, messages))
    return time.perf_counter() - start, time.process_time() - used
