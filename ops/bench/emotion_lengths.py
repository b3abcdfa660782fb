"""How the cost grows with the length of a message, and what an explanation costs."""

import time

import numpy as np

from emotion import Reader, explain
from emotion.probes import PROBES
from ops.bench.emotion_pipeline import milliseconds

TOKENS = (8, 16, 32, 64, 128, 256, 512)
_SPECIAL_TOKENS = 2
_ROUNDS = 15
_EXPLAINED = 3


def measure(reader: Reader) -> dict[str, float | dict[str, float]]:
    """Return median milliseconds by number of tokens, and of explaining a message.

    By the clock and in processor time, which neighbours on the machine do not stretch.
    """
    texts = {tokens: "late " * (tokens - _SPECIAL_TOKENS) for tokens in TOKENS}
    found: dict[int, list[float]] = {tokens: [] for tokens in TOKENS}
    used: dict[int, list[float]] = {tokens: [] for tokens in TOKENS}
    for _ in range(_ROUNDS):  # in turns: a busy moment hits every length
        for tokens, text in texts.items():
            start = time.process_time()
            found[tokens].append(milliseconds(reader.read, text))
            used[tokens].append((time.process_time() - start) * 1000.0)
    explained = [milliseconds(lambda text: explain(reader, text), text) for text in PROBES * _EXPLAINED]
    middle, late = np.percentile(explained, [50, 95])
    return {
        "ms_by_tokens": _medians(found),
        "cpu_ms_by_tokens": _medians(used),
        "explain_ms_p50": round(float(middle), 2),
        "explain_ms_p95": round(float(late), 2),
    }


def _medians(found: dict[int, list[float]]) -> dict[str, float]:
    return {str(tokens): round(float(np.median(ms)), 3) for tokens, ms in found.items()}
