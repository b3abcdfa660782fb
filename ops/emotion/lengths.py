"""What reading a message costs by its length."""

import time
from collections.abc import Sequence

import numpy as np

from emotion import Reader

_SPECIAL_TOKENS = 2


def times_by_length(reader: Reader, lengths: Sequence[int], *, rounds: int) -> dict[int, tuple[float, float]]:
    """Return median milliseconds by number of tokens.

    By the clock and in processor time, which neighbours on the machine do not stretch.
    """
    found: dict[int, list[tuple[float, float]]] = {tokens: [] for tokens in lengths}
    for _ in range(rounds):  # in turns: a busy moment hits every length
        for tokens, measured in found.items():
            text = "late " * (tokens - _SPECIAL_TOKENS)
            clock, processor = time.perf_counter(), time.process_time()
            reader.read(text)
            measured.append((time.perf_counter() - clock, time.process_time() - processor))
    medians = {tokens: 1000.0 * np.median(measured, axis=0) for tokens, measured in found.items()}
    return {tokens: (float(clock), float(processor)) for tokens, (clock, processor) in medians.items()}
