"""The reader on a machine that is busy, and asked by many at once.

Messages arrive now and then, as customers write: between two of them the reader sleeps. One typical
message is read again and again, so that its length does not count as jitter.
"""

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import numpy as np

from emotion import MicroBatcher, Reader

TYPICAL = "I cancelled on Monday and was still charged, can you please look into it"
BUSY_PROCESSES = 4
_ASKERS = 8
_ROUNDS = 3
_PAUSE_S = 0.02  # on average
_PATIENCE_S = 60.0


def measure_busy(reader: Reader, *, readings: int) -> dict[str, float]:
    """Return p50 and p99 of one message, with the machine as it is and with four busy processes beside."""
    reader.read(TYPICAL)
    quiet = _latencies(reader, readings)
    with busy_processes(BUSY_PROCESSES):
        busy = _latencies(reader, readings)
    (idle, idle_late), (middle, late) = (np.percentile(found, [50, 99]) for found in (quiet, busy))
    return {
        "idle_p50_ms": round(float(idle), 3),
        "idle_p99_ms": round(float(idle_late), 3),
        "busy_p50_ms": round(float(middle), 3),
        "busy_p99_ms": round(float(late), 3),
        "p99_over_p50_busy": round(float(late / middle), 2),
        "p99_busy_over_p50_idle": round(float(late / idle), 2),
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


def _latencies(reader: Reader, readings: int) -> list[float]:
    rng = np.random.default_rng(7)
    found = []
    for pause in rng.exponential(_PAUSE_S, size=readings):
        time.sleep(pause)
        start = time.perf_counter()
        reader.read(TYPICAL)
        found.append((time.perf_counter() - start) * 1000.0)
    return found


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
